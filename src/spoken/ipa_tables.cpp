#include "spoken/ipa_tables.hpp"

#include <array>

namespace lector::spoken {
namespace {

// Made from what eSpeak NG 1.51 says of 4,000 words of each language, phoneme by phoneme, as names
// and as IPA; and, so that an editor's IPA is understood as well, from the tables of the IPA
// Handbook (1999) for the signs that eSpeak NG writes otherwise.
constexpr std::array kRows{
    IpaRows{"", R"(
p p  b b  t t  d d  k k  ɡ g  f f  v v  s s  z z  ʃ S  ʒ Z  h h  x x  m m  n n  ŋ N  l l  j j  w w
tʃ tS  dʒ dZ  ɲ n^  ʎ l^  r r  a a  e e  i i  o o  u u  ə @  ɛ E
)"},
    IpaRows{"en", R"(
θ T  ð D  ɹ r  r r  ɲ n|j  ʎ l|j  ʔ ?  x x  ç C  ɬ l#
aɪ aI  ai aI  aʊ aU  au aU  eɪ eI  ei eI  ɔɪ OI  ɔi OI  oʊ oU  ou oU  əʊ oU
i i  iː i:  u u:  uː u:  ʊ U  ɪ I  ɛ E  e E  ʌ V  ə @  ɐ a#  ᵻ I#  æ a  a a  æː a
ɑː A:  ɑ A:  aː A:  ɒ 0  ɔː O:  ɔ O:  o oU  oː O:  ɜː 3:  ɜ 3:  ɜːɹ 3:  ɝ 3:  ɝː 3:  ɚ 3
əl @L  l̩ @L  n̩ n-  ən @|n  iə i@  aɪə aI@  aɪɚ aI3  aʊə aU@  aʊɚ aU3
ɑ̃ A~  ɔ̃ O~  y u:  yː u:  ø 3:  øː 3:  œ 3:  ʉ u:
)"},
    IpaRows{"en-us", R"(
ɾ t#  ɔ O2  ɑːɹ A@  ɑɹ A@  ɔːɹ O@  ɔɹ O@  oːɹ o@  oːr o@  oʊɹ o@  oː o@  ɛɹ e@  eɪɹ e@  ɪɹ i@3  ʊɹ U@  uːɹ U@
iːɹ i@3  ɪə I|@  ɛə e@  eə e@  ʊə U@
)"},
    IpaRows{"en-gb", R"(
ɔ 0  ɪə i@3  eə e@  ɛə e@  ɛː e@  ʊə U@  ɑːɹ A@  ɔːɹ O@  oː O:
)"},
    IpaRows{"de", R"(
r R  ɾ r  ʁ R  ʀ R  ɐ 3  ɜ 3  ɐ̯ 3  ʊɐ̯ UR  aɪ aI  ai aI  aʊ aU  au aU  ɔø OY  ɔʏ OY  ɔɪ OY  ɔy OY
pf pF  ts ts  y y  yː y:  ʏ y  øː Y:  ø Y:  œ W  œː W  ç C  x x  χ x  ɛː E:  eː e:  e e:  iː i:  i i:
oː o:  o o:  uː u:  u u:  a a  aː A:  ɑː A:  ɑ A  ɛ E  ɔ O  ɪ I  ʊ U  ə @  ʔ _!
ɑ̃ A~  ɔ̃ O~  œ̃ W~  θ T  ð D
)"},
    IpaRows{"es", R"(
a a  e e  i i  o o  u u  aɪ aI  ai̯ aI  aj aI  aʊ aU  au̯ aU  eɪ eI  ei̯ eI  ej eI  eʊ eU  eu̯ eU
oɪ oI  oi̯ oI  oj oI  ɾ **  r R2  rr R2  ʝ J^  ɟ J^  ʎ l^  ɲ n^  β B  ð D  ɣ Q  θ T  x x  χ x  ɛ E  ɔ o  pː p:  ts ts
)"},
    IpaRows{"fr", R"(
ʁ r  ʀ r  ɹ r  r r  y y  yː y:  ɥ y  ø Y  œ W  œ̃ W~  ɑ̃ A~  ɔ̃ O~  ɛ̃ E~  ə @  ə- @-  ɲ n^  a a  ɑ a  ɑː a:  aː a:
ɔ O  o o  oː o:  e e  ɛ E  ɛː E  i i  u u  ŋ N
)"},
    IpaRows{"it", R"(
r R  ɾ *  ʎ l^  ɲ n^  ʎː l^:  ɲː n^  a a  aː a:  e e  eː e:  ɛ E  ɛː E:  i i  iː i:  ɪ I  ɪː I:  o o  oː o:
ɔ O  ɔː O:  u u  uː u:  ʊ U  aɪ aI  aʊ aU  eɪ eI
ts ts  tsː ts2:  dz dz  dzː dz:  tʃ tS  tʃː tS:  ttʃ tS:  dʒ dZ  dʒː dZ:  ddʒ dZ:
bː b:  dː d:  ɡː g:  kː k:  pː p:  tː t:  ss ss  sː ss  fː f|f  lː l|l  mː m|m  nː n|n  rː R|R  vː v|v
)"},
    IpaRows{"pt", R"(
a a  aɪ aI  ai̯ aI  aj aI  aʊ aU  au̯ aU  e e  eɪ eI  ei̯ eI  ej eI  eʊ eU  eu̯ eU  i i  iʊ iU  iu̯ iU
o o  oɪ oI  oi̯ oI  oj oI  õ o~  u u  uɪ uI  ũ u~  ĩ i~  ẽ e~  ɐ &  ɐ̃ &~  ã &~  ɐ̃ʊ̃ &U~  ɐ̃w̃ &U~  ɔ O  ə @-  ɛ E  ɛʊ EU  ɨ y
ɲ n^  ʎ l^  ɹ r-  ɾ *  ɑ A  r R  ʁ x  ʀ x  x x  ʊ U
)"},
    IpaRows{"pt-br", R"(
æ &  ɐ &  r R  ɹ R  h x  χ x  ʁ x  y y  ɪ y  ə @-  ɔɪ OI  tʃ tS  dʒ dZ
)"},
    IpaRows{"ru", R"(
a a  ɑ A  ʌ V  ɐ V  ə @  e e  ɛ E  i i  ɨ y  y y  ɪ I  o o  ɔ o  ɵ 8  u u  ʉ u"  u" u"  ʊ u#  ja ja  ju ju
ts ts  tʃʲ tS;  tɕ tS;  ɕ S;  ɕː S;  ʑ z;  ʂ S  ʐ Z  ɭ l  ɫ l  ɭʲ l;  lʲ l;  rʲ r;  nʲ n;  mʲ m;  pʲ p;  bʲ b;
tʲ t;  dʲ d;  kʲ k;  ɡʲ g;  fʲ f;  vʲ v;  sʲ s;  zʲ z;  xʲ x;  dʒʲ dZ;  ɣ Q  ɪ^ I^
)"},
    IpaRows{"sv", R"(
a a  ɑː A:  aː A:  eː e:  e e:  iː i:  i i:  oː o:  o o:  uː u:  u u:  y y  yː y:  ʏ y  øː Y:  ø Y:  œ W  œː W:
ɔ O  ɔː O:  ə E-  ɛ E  ɛː E:  ɪ I  ɵ 8  ɵː 8:  ʉ u-  ʉː u-  ʊ U  ɕ S;  ʂ s.  ɧ sx  sx sx  ʃ S  r R  ɹ R
kː k:  tː t:  ɖ d  ʈ t  ɳ n  ɭ l  æ a  æː A:
)"},
};

// One sign in two writings of Unicode, or two letters where the IPA had one until 1989.
constexpr std::string_view kLikes = R"(
g ɡ  ʧ tʃ  ʤ dʒ  ʦ ts  ʣ dz  ʨ tɕ  ɫ l  ɻ ɹ  ã ã  õ õ  ũ ũ  ĩ ĩ  ẽ ẽ  : ː  ˑ ː  ' ˈ  ɩ ɪ
)";

}  // namespace

std::span<const IpaRows> ipa_rows() {
  return kRows;
}

std::string_view ipa_likes() {
  return kLikes;
}

}  // namespace lector::spoken
