#include "article/scraped.hpp"

#include <utility>

#include "article/assemble.hpp"
#include "article/body.hpp"
#include "article/captions.hpp"
#include "article/furniture.hpp"
#include "article/header.hpp"
#include "article/page.hpp"
#include "article/profile_rules.hpp"
#include "article/tail.hpp"
#include "article/wrappers.hpp"

namespace lector::article {
namespace {

Page understand(std::string_view text, const Profile* profile) {
  Page page = leave_out_phrases(open_page(text), profile);
  page = read_captions(leave_out_wrappers(read_mail_head(std::move(page))));
  page = leave_out_furniture(std::move(page));
  // The head of a mail is all the header that it has.
  if (page.body_begin == 0) page = read_header(std::move(page));
  return read_body(read_around_body(std::move(page)));
}

}  // namespace

Article read_scraped(const text::Decoded& page, const Profile* profile) {
  Facts facts;
  if (profile != nullptr) facts.language = profile->language;
  return assemble(understand(page.text(), profile), page, facts);
}

Article read_text_body(const text::Decoded& content, const Facts& facts) {
  Page page = leave_out_furniture(read_captions(open_page(content.text())));
  page = read_around_body(std::move(page));
  return assemble(read_body(std::move(page)), content, facts);
}

}  // namespace lector::article
