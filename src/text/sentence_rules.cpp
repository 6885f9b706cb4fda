#include "text/sentence_rules.hpp"

#include <algorithm>
#include <array>

namespace lector::text {
namespace {

// English does without ICU's suppressions: they hold neither "Dr." nor "Sen.", match inside words
// ("app. Then" by "pp.") and never let an abbreviation end a sentence. Other languages start from
// them where ICU has a list (de es fr it pt ru); da nl pl sv have none.
constexpr std::array<SentenceRules, 12> kRules = {{
    {.language = "en",
     .never_final = "mr mrs ms messrs mme mlle dr drs prof rev hon gen sen sens rep reps gov govs "
                    "lt col maj capt cmdr sgt cpl pvt adm brig pres supt atty det insp msgr fr mt "
                    "ft vs v e.g i.e cf viz approx ed eds esp",
     .before_digit = "no nos fig figs p pp vol vols ch sec sect art arts eq par para ver c ca est "
                     "abt r b d al cl",
     .may_end = "st jr sr inc co cos corp ltd llc plc bros dept assn univ ave blvd rd dist jan feb "
                "mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri",
     .starters =
         "the a an he she it they we you i his her its their our my your this that these those "
         "there here in on at by for from to with after before as when while where what who why "
         "how "
         "if but and or so yet not no now then once since although though because however "
         "meanwhile moreover also some many most all both each every one two is are was were do "
         "does did has have had can could will would should may let another such only still even "
         "until during under over according about nobody everyone"},
    {.language = "de",
     .suppressions = Suppressions::standard,
     .never_final =
         "dr prof hr fr st bzw vgl z.b d.h u.a z.t ca evtl ggf sog dipl ing abs art bspw "
         "inkl zzgl insb geb gest gen frhr jh",
     .before_digit = "nr nrn bd s kap abb tab fig anm ziff",
     .may_end = "usw etc str jhd",
     .starters =
         "der die das den dem des ein eine einen einem einer er sie es wir ich ihr in im am an auf "
         "und aber doch nach bei mit für von vom zu zum zur als wenn weil dass da dann so auch nur "
         "noch nun was wer wie wo warum sein seine ihre dieser diese dieses nicht man alle viele "
         "zudem allerdings dabei damit dafür dort hier",
     .has_ordinal_stop = true},
    {.language = "es",
     .suppressions = Suppressions::standard,
     .never_final = "sr sra srta sres dr dra d dña ud uds vd vds prof profa gral lic ing arq fr st "
                    "av avda c gob pte ee ej aprox mons rev sto sta hnos",
     .before_digit = "núm nro no n pág págs p pp art arts cap vol fig tel apdo",
     .may_end = "cía etc uu ee.uu a.m p.m s.a a.c d.c",
     .starters =
         "el la los las un una unos unas él ella ellos ellas en de del a al por para con sin "
         "según pero y o si no que se su sus este esta estos estas eso esto cuando donde como "
         "también además sin hoy ayer es son fue era hay ha han lo le les me te nos yo tú"},
    {.language = "fr",
     .suppressions = Suppressions::standard,
     .never_final = "m mm mme mmes mlle mlles dr drs pr me mgr st ste cf ex env av apr",
     .before_digit = "n no p pp art chap vol fig tél",
     .may_end = "etc",
     .starters =
         "le la les l un une des il elle ils elles on nous vous je tu ce cet cette ces c en "
         "dans à au aux de du par pour avec sans sur sous mais et ou si ne selon son sa ses "
         "leur leurs quand comme qui que quoi où"},
    {.language = "it",
     .suppressions = Suppressions::standard,
     .never_final =
         "sig sigg sig.ra sig.na dott dott.ssa prof prof.ssa ing avv arch geom rag on sen "
         "mons don egr gent spett es cfr ss dr",
     .before_digit = "n nn pag pagg p pp art artt cap vol fig tel",
     .may_end = "ecc etc a.c d.c s.p.a s.r.l",
     .starters =
         "il lo la i gli le un uno una l in nel nella di del della a al alla da dal dalla per "
         "con su sul ma e o se non che chi come quando dove anche è sono era ha hanno questo "
         "questa questi queste lui lei loro si"},
    {.language = "pt",
     .suppressions = Suppressions::standard,
     .never_final = "sr sra srta srs dr dra prof profa eng exmo exma d gen cel cap av pe ex",
     .before_digit = "n nº no pág págs p pp art arts cap vol fig tel",
     .may_end = "etc ltda cia s.a a.c d.c",
     .starters =
         "o a os as um uma uns umas ele ela eles elas em no na nos nas de do da dos das por "
         "para com sem mas e ou se não que quem como quando onde também é são foi era há isto "
         "isso este esta esse essa segundo"},
    {.language = "ru",
     .suppressions = Suppressions::standard,
     .never_final = "г-н г-жа проф акад ул пр просп пер пл стр см ср им св напр тов гр т.е т.к",
     .before_digit = "№ рис табл гл ст п пп с т д кв корп тел",
     .may_end = "г гг в вв н.э т.д т.п др руб тыс млн млрд",
     .starters =
         "в на и но а он она оно они мы вы я ты это этот эта эти то что как когда где кто по "
         "из за для с со к от до при после если не так также его её их все уже у о об"},
    {.language = "da",
     .never_final =
         "dr prof hr fr frk bl.a f.eks fx dvs ca pga mht jf evt inkl ekskl vedr mr mrs ms "
         "st adv dir cand",
     .before_digit = "nr kl s art kap bd fig tlf pkt stk",
     .may_end = "mv osv m.m m.v etc inc ltd a.m p.m",
     .starters =
         "den det de en et han hun jeg vi du i på til fra med og men der da når hvis som hvad "
         "hvor hvem hvorfor ikke nu så efter før for af om at er var har havde kan skal vil"},
    {.language = "nl",
     .never_final = "dhr mevr mw dr drs prof ir ing mr st bijv bv o.a d.w.z m.a.w ca evt incl excl "
                    "resp t.a.v i.v.m",
     .before_digit = "nr nrs blz p art hfst fig tel",
     .may_end = "enz etc",
     .starters =
         "de het een hij zij ze wij we ik je u in op aan bij met van voor naar uit over door na "
         "en maar of als toen er dit dat deze die wat wie waar hoe niet ook nu dan zijn haar"},
    {.language = "sv",
     .never_final = "dr prof hr fr t.ex bl.a d.v.s dvs s.k ca resp inkl exkl st f.d kungl",
     .before_digit = "nr kl s art kap fig tel",
     .may_end = "m.m m.fl osv etc o.s.v",
     .starters =
         "den det de en ett han hon jag vi du i på till från med och men där då när om som vad "
         "var vem varför inte nu så efter före för av att är har hade kan ska vill"},
    {.language = "pl",
     .never_final =
         "dr prof hab inż mgr lek ks św bł gen płk mjr kpt por ul al pl os np tzn tj tzw "
         "m.in ok ww im red",
     .before_digit = "nr s str poz art ust pkt rozdz tom t tel godz",
     .may_end = "r w itd itp etc",
     .starters =
         "w we na z ze do od po i a ale o to ten ta te tego on ona oni nie jak gdy kiedy gdzie "
         "kto co czy jest był była są ma także jednak po przed przez dla"},
    {.language = "hy", .has_colon_stop = true},
}};

constexpr SentenceRules kNoRules = {"", Suppressions::standard, "", "", "", "", false, false};

}  // namespace

const SentenceRules& sentence_rules(std::string_view language) {
  const auto primary = language.substr(0, language.find('-'));
  const auto* const found = std::ranges::find_if(
      kRules, [primary](const SentenceRules& rules) { return rules.language == primary; });
  return found == kRules.end() ? kNoRules : *found;
}

bool holds(std::string_view list, std::string_view word) {
  if (word.empty()) return false;
  for (auto at = list.find(word); at != std::string_view::npos; at = list.find(word, at + 1)) {
    const auto end = at + word.size();
    const bool begins = at == 0 || list[at - 1] == ' ';
    if (begins && (end == list.size() || list[end] == ' ')) return true;
  }
  return false;
}

}  // namespace lector::text
