#include "article/vocabulary.hpp"

#include <algorithm>
#include <array>

namespace lector::article {
namespace {

using Meaning = DateMeaning;

constexpr auto kDateWords = std::to_array<DateWord>({
    // English
    {"january", Meaning::month, 1},
    {"jan", Meaning::month, 1},
    {"february", Meaning::month, 2},
    {"feb", Meaning::month, 2},
    {"march", Meaning::month, 3},
    {"mar", Meaning::month, 3},
    {"april", Meaning::month, 4},
    {"apr", Meaning::month, 4},
    {"may", Meaning::month, 5},
    {"june", Meaning::month, 6},
    {"jun", Meaning::month, 6},
    {"july", Meaning::month, 7},
    {"jul", Meaning::month, 7},
    {"august", Meaning::month, 8},
    {"aug", Meaning::month, 8},
    {"september", Meaning::month, 9},
    {"sep", Meaning::month, 9},
    {"sept", Meaning::month, 9},
    {"october", Meaning::month, 10},
    {"oct", Meaning::month, 10},
    {"november", Meaning::month, 11},
    {"nov", Meaning::month, 11},
    {"december", Meaning::month, 12},
    {"dec", Meaning::month, 12},
    {"monday", Meaning::weekday},
    {"tuesday", Meaning::weekday},
    {"wednesday", Meaning::weekday},
    {"thursday", Meaning::weekday},
    {"friday", Meaning::weekday},
    {"saturday", Meaning::weekday},
    {"sunday", Meaning::weekday},
    {"mon", Meaning::weekday},
    {"tue", Meaning::weekday},
    {"tues", Meaning::weekday},
    {"wed", Meaning::weekday},
    {"thu", Meaning::weekday},
    {"thur", Meaning::weekday},
    {"thurs", Meaning::weekday},
    {"fri", Meaning::weekday},
    {"sat", Meaning::weekday},
    {"sun", Meaning::weekday},
    {"published", Meaning::published},
    {"posted", Meaning::published},
    {"created", Meaning::published},
    {"issued", Meaning::published},
    {"publication", Meaning::published},
    {"released", Meaning::published},
    {"updated", Meaning::updated},
    {"update", Meaning::updated},
    {"modified", Meaning::updated},
    {"revised", Meaning::updated},
    {"last", Meaning::filler},
    {"first", Meaning::filler},
    {"at", Meaning::filler},
    {"on", Meaning::filler},
    {"date", Meaning::filler},
    {"the", Meaning::filler},
    {"of", Meaning::filler},
    {"st", Meaning::filler},
    {"nd", Meaning::filler},
    {"rd", Meaning::filler},
    {"th", Meaning::filler},
    {"t", Meaning::filler},
    {"time", Meaning::filler},
    {"local", Meaning::filler},
    // Spanish
    {"enero", Meaning::month, 1},
    {"ene", Meaning::month, 1},
    {"febrero", Meaning::month, 2},
    {"marzo", Meaning::month, 3},
    {"abril", Meaning::month, 4},
    {"abr", Meaning::month, 4},
    {"mayo", Meaning::month, 5},
    {"junio", Meaning::month, 6},
    {"julio", Meaning::month, 7},
    {"agosto", Meaning::month, 8},
    {"ago", Meaning::month, 8},
    {"septiembre", Meaning::month, 9},
    {"setiembre", Meaning::month, 9},
    {"octubre", Meaning::month, 10},
    {"noviembre", Meaning::month, 11},
    {"diciembre", Meaning::month, 12},
    {"dic", Meaning::month, 12},
    {"lunes", Meaning::weekday},
    {"martes", Meaning::weekday},
    {"miércoles", Meaning::weekday},
    {"jueves", Meaning::weekday},
    {"viernes", Meaning::weekday},
    {"sábado", Meaning::weekday},
    {"domingo", Meaning::weekday},
    {"publicado", Meaning::published, 1},
    {"publicada", Meaning::published, 1},
    {"fecha", Meaning::filler, 1},
    {"actualizado", Meaning::updated, 1},
    {"actualizada", Meaning::updated, 1},
    {"actualización", Meaning::updated, 1},
    {"última", Meaning::filler, 1},
    {"el", Meaning::filler, 1},
    {"de", Meaning::filler, 1},
    {"del", Meaning::filler, 1},
    {"a", Meaning::filler},
    {"las", Meaning::filler, 1},
    {"la", Meaning::filler, 1},
    {"horas", Meaning::filler, 1},
    {"h", Meaning::filler, 1},
    {"hrs", Meaning::filler, 1},
    // German
    {"januar", Meaning::month, 1},
    {"jänner", Meaning::month, 1},
    {"februar", Meaning::month, 2},
    {"märz", Meaning::month, 3},
    {"mai", Meaning::month, 5},
    {"juni", Meaning::month, 6},
    {"juli", Meaning::month, 7},
    {"oktober", Meaning::month, 10},
    {"okt", Meaning::month, 10},
    {"dezember", Meaning::month, 12},
    {"dez", Meaning::month, 12},
    {"montag", Meaning::weekday},
    {"dienstag", Meaning::weekday},
    {"mittwoch", Meaning::weekday},
    {"donnerstag", Meaning::weekday},
    {"freitag", Meaning::weekday},
    {"samstag", Meaning::weekday},
    {"sonnabend", Meaning::weekday},
    {"sonntag", Meaning::weekday},
    {"veröffentlicht", Meaning::published, 1},
    {"erschienen", Meaning::published, 1},
    {"erstellt", Meaning::published, 1},
    {"aktualisiert", Meaning::updated, 1},
    {"geändert", Meaning::updated, 1},
    {"stand", Meaning::updated, 1},
    {"zuletzt", Meaning::filler, 1},
    {"am", Meaning::filler},
    {"um", Meaning::filler, 1},
    {"uhr", Meaning::filler, 1},
    {"den", Meaning::filler, 1},
    {"vom", Meaning::filler, 1},
    // French
    {"janvier", Meaning::month, 1},
    {"janv", Meaning::month, 1},
    {"février", Meaning::month, 2},
    {"févr", Meaning::month, 2},
    {"mars", Meaning::month, 3},
    {"avril", Meaning::month, 4},
    {"avr", Meaning::month, 4},
    {"juin", Meaning::month, 6},
    {"juillet", Meaning::month, 7},
    {"juil", Meaning::month, 7},
    {"août", Meaning::month, 8},
    {"septembre", Meaning::month, 9},
    {"octobre", Meaning::month, 10},
    {"novembre", Meaning::month, 11},
    {"décembre", Meaning::month, 12},
    {"déc", Meaning::month, 12},
    {"lundi", Meaning::weekday},
    {"mardi", Meaning::weekday},
    {"mercredi", Meaning::weekday},
    {"jeudi", Meaning::weekday},
    {"vendredi", Meaning::weekday},
    {"samedi", Meaning::weekday},
    {"dimanche", Meaning::weekday},
    {"publié", Meaning::published, 1},
    {"publiée", Meaning::published, 1},
    {"mis", Meaning::updated, 1},
    {"mise", Meaning::updated, 1},
    {"jour", Meaning::filler, 1},
    {"à", Meaning::filler, 1},
    {"le", Meaning::filler, 1},
    // Korean
    {"년", Meaning::unit},
    {"월", Meaning::unit},
    {"일", Meaning::unit},
    {"시", Meaning::unit},
    {"분", Meaning::unit},
    {"오전", Meaning::before_noon},
    {"오후", Meaning::after_noon},
    {"입력", Meaning::published},
    {"게시", Meaning::published},
    {"등록", Meaning::published},
    {"기사입력", Meaning::published},
    {"승인", Meaning::published},
    {"발행", Meaning::published},
    {"수정", Meaning::updated},
    {"업데이트", Meaning::updated},
    {"최종수정", Meaning::updated},
    {"기사수정", Meaning::updated},
    {"월요일", Meaning::weekday},
    {"화요일", Meaning::weekday},
    {"수요일", Meaning::weekday},
    {"목요일", Meaning::weekday},
    {"금요일", Meaning::weekday},
    {"토요일", Meaning::weekday},
    {"일요일", Meaning::weekday},
    // Halves of the day and zones
    {"antem", Meaning::before_noon},
    {"pm", Meaning::after_noon},
    {"et", Meaning::zone},
    {"est", Meaning::zone},
    {"edt", Meaning::zone},
    {"ct", Meaning::zone},
    {"cst", Meaning::zone},
    {"cdt", Meaning::zone},
    {"mt", Meaning::zone},
    {"pt", Meaning::zone},
    {"pst", Meaning::zone},
    {"pdt", Meaning::zone},
    {"gmt", Meaning::zone},
    {"utc", Meaning::zone},
    {"bst", Meaning::zone},
    {"cet", Meaning::zone},
    {"cest", Meaning::zone},
    {"mez", Meaning::zone},
    {"mesz", Meaning::zone},
    {"kst", Meaning::zone},
    {"jst", Meaning::zone},
    {"ist", Meaning::zone},
    {"z", Meaning::zone},
});

constexpr auto kBylineOpeners = std::to_array<std::string_view>(
    {"by",          "written by", "story by", "words by",  "text by", "report by",
     "reported by", "author:",    "authors:", "reporter:", "von",     "text:",
     "autor:",      "autorin:",   "por",      "texto:",    "autora:", "par",
     "di",          "글",         "글 :",     "by:"});

constexpr auto kRoleWords = std::to_array<std::string_view>(
    {"staff",         "writer",         "writers",         "reporter",     "reporters",
     "correspondent", "correspondents", "editor",          "editors",      "columnist",
     "contributor",   "contributors",   "contributing",    "special",      "bureau",
     "desk",          "critic",         "photographer",    "intern",       "freelance",
     "guest",         "chief",          "agencies",        "redakteur",    "redakteurin",
     "redaktion",     "korrespondent",  "korrespondentin", "reporterin",   "mitarbeiter",
     "mitarbeiterin", "freier",         "freie",           "corresponsal", "redactor",
     "redactora",     "redacción",      "enviado",         "enviada",      "colaborador",
     "colaboradora",  "agencias",       "periodista",      "envoyé",       "envoyée",
     "journaliste",   "correspondant",  "correspondante",  "기자",         "특파원",
     "논설위원",      "선임기자",       "인턴기자"});

constexpr auto kAffiliationWords = std::to_array<std::string_view>(
    {"for", "of", "in", "at", "from", "für", "aus", "en", "para", "desde", "à", "pour"});

constexpr auto kNameJoiners =
    std::to_array<std::string_view>({"and", "&", "und", "y", "e", "et", "with"});

constexpr auto kNameParticles = std::to_array<std::string_view>(
    {"de",  "del", "la",  "las", "los", "da",  "do",  "dos", "di", "du", "le", "van", "von",
     "der", "den", "ten", "ter", "zu",  "zur", "bin", "al",  "el", "y",  "af", "av"});

constexpr auto kPaperNouns = std::to_array<std::string_view>(
    {"times",     "post",      "herald",     "gazette",    "tribune",     "daily",
     "news",      "press",     "journal",    "courier",    "chronicle",   "observer",
     "examiner",  "mirror",    "telegraph",  "guardian",   "star",        "sun",
     "record",    "register",  "bulletin",   "dispatch",   "ledger",      "sentinel",
     "mail",      "globe",     "standard",   "echo",       "independent", "monitor",
     "review",    "weekly",    "argus",      "beacon",     "advertiser",  "inquirer",
     "zeitung",   "anzeiger",  "tagblatt",   "tageblatt",  "kurier",      "nachrichten",
     "bote",      "rundschau", "allgemeine", "abendblatt", "morgenpost",  "diario",
     "periódico", "noticias",  "correo",     "heraldo",    "gaceta",      "mundo",
     "país",      "prensa",    "voz",        "vanguardia", "faro",        "journal",
     "gazette",   "dépêche",   "일보",       "신문"});

constexpr auto kAgencies = std::to_array<std::string_view>(
    {"ap",    "afp",       "reuters",  "epa",    "dpa",    "efe",         "ansa",
     "upi",   "apa",       "sda",      "kna",    "epd",    "sid",         "lusa",
     "tass",  "kyodo",     "jiji",     "xinhua", "yonhap", "news1",       "newsis",
     "kcna",  "ians",      "pti",      "aap",    "pa",     "getty",       "shutterstock",
     "alamy", "bloomberg", "연합뉴스", "뉴스1",  "뉴시스", "europa press"});

constexpr auto kPictureWords = std::to_array<std::string_view>(
    {"photo",  "photos",   "photograph",   "photographs", "picture", "pictures", "image",
     "images", "courtesy", "handout",      "foto",        "fotos",   "archiv",   "archivo",
     "bild",   "grafik",   "illustration", "graphic",     "사진",    "제공",     "photographer"});

constexpr auto kPictureLabels = std::to_array<std::string_view>(
    {"photo",        "photos", "photograph", "photographs",    "photo credit", "picture",
     "image credit", "image",  "credit",     "picture credit", "caption",      "pictured",
     "foto",         "fotos",  "bild",       "fotografía",     "imagen",       "crédito",
     "crédit",       "사진",   "사진 제공",  "illustration",   "graphic"});

constexpr auto kSectionNames =
    std::to_array<std::string_view>({"world",       "politics",      "national",
                                     "nation",      "local",         "local news",
                                     "metro",       "business",      "economy",
                                     "opinion",     "sports",        "sport",
                                     "culture",     "arts",          "science",
                                     "technology",  "tech",          "health",
                                     "lifestyle",   "travel",        "food",
                                     "environment", "climate",       "education",
                                     "features",    "international", "asia",
                                     "europe",      "americas",      "africa",
                                     "middle east", "breaking news", "news",
                                     "top stories", "exclusive",     "analysis",
                                     "latest",      "live",          "politik",
                                     "wirtschaft",  "kultur",        "sport",
                                     "wissen",      "panorama",      "lokales",
                                     "ausland",     "inland",        "regionales",
                                     "feuilleton",  "meinung",       "política",
                                     "economía",    "cultura",       "deportes",
                                     "sociedad",    "internacional", "nacional",
                                     "opinión",     "ciencia",       "tecnología",
                                     "salud",       "sucesos",       "local y regional",
                                     "monde",       "économie",      "정치",
                                     "경제",        "사회",          "국제",
                                     "문화",        "스포츠",        "오피니언",
                                     "north korea", "south korea",   "korea"});

constexpr auto kCorrectionOpeners =
    std::to_array<std::string_view>({"correction:",
                                     "correction :",
                                     "corrections:",
                                     "correction -",
                                     "correction –",
                                     "correction —",
                                     "clarification:",
                                     "editor's note:",
                                     "editors' note:",
                                     "editor's note -",
                                     "editor's note —",
                                     "an earlier version of this",
                                     "a previous version of this",
                                     "this article was amended",
                                     "this article has been amended",
                                     "this article has been corrected",
                                     "this article has been updated",
                                     "this story has been corrected",
                                     "this story has been updated",
                                     "this article was corrected",
                                     "this article was updated",
                                     "this story was corrected",
                                     "korrektur:",
                                     "korrekturhinweis:",
                                     "hinweis der redaktion:",
                                     "anmerkung der redaktion:",
                                     "in einer früheren version",
                                     "corrección:",
                                     "fe de errores:",
                                     "fe de erratas:",
                                     "nota de la redacción:",
                                     "nota del editor:",
                                     "en una versión anterior",
                                     "rectificatif:",
                                     "정정:",
                                     "정정보도",
                                     "바로잡습니다"});

}  // namespace

std::span<const DateWord> date_words() {
  return kDateWords;
}
std::span<const std::string_view> byline_openers() {
  return kBylineOpeners;
}
std::span<const std::string_view> role_words() {
  return kRoleWords;
}
std::span<const std::string_view> affiliation_words() {
  return kAffiliationWords;
}
std::span<const std::string_view> name_joiners() {
  return kNameJoiners;
}
std::span<const std::string_view> name_particles() {
  return kNameParticles;
}
std::span<const std::string_view> paper_nouns() {
  return kPaperNouns;
}
std::span<const std::string_view> agencies() {
  return kAgencies;
}
std::span<const std::string_view> picture_words() {
  return kPictureWords;
}
std::span<const std::string_view> picture_labels() {
  return kPictureLabels;
}
std::span<const std::string_view> section_names() {
  return kSectionNames;
}
std::span<const std::string_view> correction_openers() {
  return kCorrectionOpeners;
}

bool holds(std::span<const std::string_view> table, std::string_view word) {
  return std::ranges::find(table, word) != table.end();
}

}  // namespace lector::article
