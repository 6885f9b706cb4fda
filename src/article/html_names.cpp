#include "article/html_names.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "article/reasons.hpp"

namespace lector::article {
namespace {

using Names = std::unordered_set<std::string_view>;

struct ClutterWord {
  std::string_view word;
  std::string_view reason;
};

/// Words of classes and ids, in the singular and plural that sites use.
constexpr auto kClutterWords = std::to_array<ClutterWord>({
    ClutterWord{"comment", reason::kComments},
    ClutterWord{"comments", reason::kComments},
    ClutterWord{"commentlist", reason::kComments},
    ClutterWord{"commentform", reason::kComments},
    ClutterWord{"comment-list", reason::kComments},
    ClutterWord{"disqus", reason::kComments},
    ClutterWord{"livefyre", reason::kComments},
    ClutterWord{"replies", reason::kComments},
    ClutterWord{"respond", reason::kComments},
    ClutterWord{"talkback", reason::kComments},
    ClutterWord{"coral", reason::kComments},
    ClutterWord{"related", reason::kRelatedLinks},
    ClutterWord{"relateds", reason::kRelatedLinks},
    ClutterWord{"recommend", reason::kRelatedLinks},
    ClutterWord{"recommended", reason::kRelatedLinks},
    ClutterWord{"recommendation", reason::kRelatedLinks},
    ClutterWord{"recommendations", reason::kRelatedLinks},
    ClutterWord{"recirc", reason::kRelatedLinks},
    ClutterWord{"recirculation", reason::kRelatedLinks},
    ClutterWord{"trending", reason::kRelatedLinks},
    ClutterWord{"popular", reason::kRelatedLinks},
    ClutterWord{"mostpopular", reason::kRelatedLinks},
    ClutterWord{"mostread", reason::kRelatedLinks},
    ClutterWord{"most-read", reason::kRelatedLinks},
    ClutterWord{"outbrain", reason::kRelatedLinks},
    ClutterWord{"taboola", reason::kRelatedLinks},
    ClutterWord{"zergnet", reason::kRelatedLinks},
    ClutterWord{"revcontent", reason::kRelatedLinks},
    ClutterWord{"jp-relatedposts", reason::kRelatedLinks},
    ClutterWord{"relatedposts", reason::kRelatedLinks},
    ClutterWord{"readmore", reason::kRelatedLinks},
    ClutterWord{"read-more", reason::kRelatedLinks},
    ClutterWord{"read-next", reason::kRelatedLinks},
    ClutterWord{"readnext", reason::kRelatedLinks},
    ClutterWord{"up-next", reason::kRelatedLinks},
    ClutterWord{"more-stories", reason::kRelatedLinks},
    ClutterWord{"more-news", reason::kRelatedLinks},
    ClutterWord{"more-from", reason::kRelatedLinks},
    ClutterWord{"more-articles", reason::kRelatedLinks},
    ClutterWord{"see-also", reason::kRelatedLinks},
    ClutterWord{"also-read", reason::kRelatedLinks},
    ClutterWord{"also-like", reason::kRelatedLinks},
    ClutterWord{"latest-news", reason::kRelatedLinks},
    ClutterWord{"latest-posts", reason::kRelatedLinks},
    ClutterWord{"recent-posts", reason::kRelatedLinks},
    ClutterWord{"next-post", reason::kRelatedLinks},
    ClutterWord{"prev-post", reason::kRelatedLinks},
    ClutterWord{"rich-link", reason::kRelatedLinks},
    ClutterWord{"teaser", reason::kRelatedLinks},
    ClutterWord{"teasers", reason::kRelatedLinks},
    ClutterWord{"share", reason::kShareBar},
    ClutterWord{"shares", reason::kShareBar},
    ClutterWord{"sharing", reason::kShareBar},
    ClutterWord{"sharebar", reason::kShareBar},
    ClutterWord{"sharedaddy", reason::kShareBar},
    ClutterWord{"sharethis", reason::kShareBar},
    ClutterWord{"addtoany", reason::kShareBar},
    ClutterWord{"addthis", reason::kShareBar},
    ClutterWord{"social", reason::kShareBar},
    ClutterWord{"socials", reason::kShareBar},
    ClutterWord{"follow", reason::kShareBar},
    ClutterWord{"newsletter", reason::kNewsletterBox},
    ClutterWord{"newsletters", reason::kNewsletterBox},
    ClutterWord{"subscribe", reason::kNewsletterBox},
    ClutterWord{"subscription", reason::kNewsletterBox},
    ClutterWord{"signup", reason::kNewsletterBox},
    ClutterWord{"sign-up", reason::kNewsletterBox},
    ClutterWord{"optin", reason::kNewsletterBox},
    ClutterWord{"mailchimp", reason::kNewsletterBox},
    ClutterWord{"mc4wp", reason::kNewsletterBox},
    ClutterWord{"ad", reason::kAdvertisement},
    ClutterWord{"ads", reason::kAdvertisement},
    ClutterWord{"advert", reason::kAdvertisement},
    ClutterWord{"adverts", reason::kAdvertisement},
    ClutterWord{"advertisement", reason::kAdvertisement},
    ClutterWord{"advertising", reason::kAdvertisement},
    ClutterWord{"adsense", reason::kAdvertisement},
    ClutterWord{"adslot", reason::kAdvertisement},
    ClutterWord{"dfp", reason::kAdvertisement},
    ClutterWord{"sponsor", reason::kAdvertisement},
    ClutterWord{"sponsored", reason::kAdvertisement},
    ClutterWord{"sponsors", reason::kAdvertisement},
    ClutterWord{"promo", reason::kAdvertisement},
    ClutterWord{"promos", reason::kAdvertisement},
    ClutterWord{"promotion", reason::kAdvertisement},
    ClutterWord{"promoted", reason::kAdvertisement},
    ClutterWord{"banner", reason::kAdvertisement},
    ClutterWord{"affiliate", reason::kAdvertisement},
    ClutterWord{"nav", reason::kNavigation},
    ClutterWord{"navbar", reason::kNavigation},
    ClutterWord{"navigation", reason::kNavigation},
    ClutterWord{"menu", reason::kNavigation},
    ClutterWord{"breadcrumb", reason::kNavigation},
    ClutterWord{"breadcrumbs", reason::kNavigation},
    ClutterWord{"pagination", reason::kNavigation},
    ClutterWord{"pager", reason::kNavigation},
    ClutterWord{"skip-link", reason::kNavigation},
    ClutterWord{"masthead", reason::kNavigation},
    ClutterWord{"toc", reason::kNavigation},
    ClutterWord{"author-bio", reason::kAuthorsProfile},
    ClutterWord{"author-box", reason::kAuthorsProfile},
    ClutterWord{"authorbox", reason::kAuthorsProfile},
    ClutterWord{"author-info", reason::kAuthorsProfile},
    ClutterWord{"author-description", reason::kAuthorsProfile},
    ClutterWord{"author-profile", reason::kAuthorsProfile},
    ClutterWord{"about-author", reason::kAuthorsProfile},
    ClutterWord{"about-the-author", reason::kAuthorsProfile},
    ClutterWord{"bio", reason::kAuthorsProfile},
    ClutterWord{"biography", reason::kAuthorsProfile},
    ClutterWord{"tags", reason::kTags},
    ClutterWord{"taglist", reason::kTags},
    ClutterWord{"tag-list", reason::kTags},
    ClutterWord{"tag-links", reason::kTags},
    ClutterWord{"tagcloud", reason::kTags},
    ClutterWord{"keywords", reason::kTags},
    ClutterWord{"post-tags", reason::kTags},
    ClutterWord{"cat-links", reason::kTags},
    ClutterWord{"cookie", reason::kCookieNotice},
    ClutterWord{"cookies", reason::kCookieNotice},
    ClutterWord{"gdpr", reason::kCookieNotice},
    ClutterWord{"consent", reason::kCookieNotice},
    ClutterWord{"paywall", reason::kPaywallNotice},
    ClutterWord{"regwall", reason::kPaywallNotice},
    ClutterWord{"sidebar", reason::kSidebar},
    ClutterWord{"sidebars", reason::kSidebar},
    ClutterWord{"widget", reason::kSidebar},
    ClutterWord{"widgets", reason::kSidebar},
    ClutterWord{"footer", reason::kPageFooter},
    ClutterWord{"colophon", reason::kPageFooter},
    ClutterWord{"copyright", reason::kPageFooter},
    ClutterWord{"disclaimer", reason::kPageFooter},
    ClutterWord{"modal", reason::kSidebar},
    ClutterWord{"popup", reason::kSidebar},
    ClutterWord{"overlay", reason::kSidebar},
    ClutterWord{"tooltip", reason::kSidebar},
    ClutterWord{"print-only", reason::kSidebar},
    ClutterWord{"highlights", reason::kSummaryBox},
    ClutterWord{"keypoints", reason::kSummaryBox},
    ClutterWord{"key-points", reason::kSummaryBox},
    ClutterWord{"takeaways", reason::kSummaryBox},
    ClutterWord{"key-takeaways", reason::kSummaryBox},
    ClutterWord{"messenger", reason::kShareBar},
    ClutterWord{"gallery", reason::kPictureGallery},
    ClutterWord{"slideshow", reason::kPictureGallery},
    ClutterWord{"carousel", reason::kPictureGallery},
    ClutterWord{"lightbox", reason::kPictureGallery},
    ClutterWord{"slider", reason::kPictureGallery},
    ClutterWord{"jw-player", reason::kPlayer},
    ClutterWord{"video", reason::kPlayer},
    ClutterWord{"featured-video", reason::kPlayer},
    ClutterWord{"jwplayer", reason::kPlayer},
    ClutterWord{"video-player", reason::kPlayer},
    ClutterWord{"audio-player", reason::kPlayer},
});

const std::unordered_map<std::string_view, std::string_view>& clutter_words() {
  static const auto kIndex = [] {
    std::unordered_map<std::string_view, std::string_view> index;
    for (const auto& [word, reason] : kClutterWords) index.emplace(word, reason);
    return index;
  }();
  return kIndex;
}

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

bool is_word_character(char c) {
  return is_upper(c) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// The words of a class or id in lower case, apart at signs and at capitals behind small letters.
std::vector<std::string> words_of(std::string_view names) {
  constexpr std::size_t kLongestNames = 600;
  std::vector<std::string> words;
  char before = ' ';
  for (const char c : names.substr(0, kLongestNames)) {
    const bool begins = !is_word_character(before) || (is_upper(c) && !is_upper(before));
    if (is_word_character(c)) {
      if (begins || words.empty()) words.emplace_back();
      words.back().push_back(is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c);
    }
    before = c;
  }
  return words;
}

/// What words say, three, two or one of them in a row.
template <typename Find>
auto find_words(const std::vector<std::string>& words, const Find& find) {
  constexpr std::size_t kMostWords = 3;
  decltype(find(std::string_view())) found{};
  for (std::size_t i = 0; i < words.size() && found == decltype(found){}; ++i) {
    std::string phrase;
    for (std::size_t j = i; j < std::min(words.size(), i + kMostWords); ++j) {
      phrase.append(phrase.empty() ? "" : "-").append(words[j]);
      if (found == decltype(found){}) found = find(std::string_view(phrase));
    }
  }
  return found;
}

const Names& caption_names() {
  static const Names kNames = {"caption",
                               "captions",
                               "figcaption",
                               "credit",
                               "credits",
                               "cutline",
                               "wp-caption",
                               "photo-credit",
                               "image-credit",
                               "photocredit",
                               "imagecaption",
                               "image-caption",
                               "photo-caption"};
  return kNames;
}

const Names& header_names() {
  static const Names kNames = {
      "byline",   "bylines",   "author",       "authors", "writer",    "dateline",  "timestamp",
      "date",     "datetime",  "published",    "publish", "updated",   "meta",      "metadata",
      "info",     "kicker",    "eyebrow",      "posted",  "posted-on", "postmeta",  "pubdate",
      "readtime", "read-time", "reading-time", "topper",  "category",  "categories"};
  return kNames;
}

const Names& dek_names() {
  static const Names kNames = {"dek",
                               "deck",
                               "standfirst",
                               "subtitle",
                               "subheadline",
                               "subhead",
                               "sub-title",
                               "sub-headline",
                               "strapline",
                               "bajada",
                               "entry-summary",
                               "subheading",
                               "article-summary",
                               "description"};
  return kNames;
}

bool any_name(const Names& names, std::string_view class_or_id) {
  return find_words(words_of(class_or_id),
                    [&](std::string_view phrase) { return names.contains(phrase); });
}

}  // namespace

std::span<const std::string_view> screen_reader_classes() {
  static constexpr std::array<std::string_view, 8> kClasses = {"sr-only",
                                                               "visually-hidden",
                                                               "visuallyhidden",
                                                               "screen-reader-text",
                                                               "screenreader",
                                                               "a11y-hidden",
                                                               "hidden-text",
                                                               "u-visually-hidden"};
  return kClasses;
}

std::span<const std::string_view> footnote_mark_classes() {
  static constexpr std::array<std::string_view, 5> kClasses = {
      "footnote-ref", "footnote-backref", "footnote-back", "noteref", "fn-ref"};
  return kClasses;
}

std::span<const std::string_view> editing_classes() {
  static constexpr std::array<std::string_view, 2> kClasses = {"mw-editsection", "editsection"};
  return kClasses;
}

bool has_word(std::string_view words, std::span<const std::string_view> wanted) {
  constexpr std::string_view kSpaces = " \t\n\r\f";
  for (auto begin = words.find_first_not_of(kSpaces); begin != std::string_view::npos;) {
    const auto end = std::min(words.find_first_of(kSpaces, begin), words.size());
    if (std::ranges::find(wanted, words.substr(begin, end - begin)) != wanted.end()) return true;
    begin = words.find_first_not_of(kSpaces, end);
  }
  return false;
}

std::string_view clutter_reason(std::string_view class_or_id) {
  return find_words(words_of(class_or_id), [](std::string_view phrase) {
    const auto found = clutter_words().find(phrase);
    return found == clutter_words().end() ? std::string_view() : found->second;
  });
}

bool names_caption(std::string_view class_or_id) {
  static const Names kAbsent = {"no-caption", "without-caption", "has-caption"};
  return any_name(caption_names(), class_or_id) && !any_name(kAbsent, class_or_id);
}

bool names_header(std::string_view class_or_id) {
  return any_name(header_names(), class_or_id);
}

bool names_footnotes(std::string_view class_or_id) {
  static const Names kNames = {
      "footnotes", "footnote", "endnotes", "references", "reflist", "doc-endnotes", "doc-footnote"};
  return any_name(kNames, class_or_id);
}

bool names_embed(std::string_view class_or_id) {
  static const Names kNames = {"twitter-tweet",
                               "twitter-video",
                               "instagram-media",
                               "tiktok-embed",
                               "bluesky-embed",
                               "mastodon-embed",
                               "fb-post",
                               "reddit-card",
                               "reddit-embed",
                               "tweet",
                               "embed-tweet",
                               "threads-post"};
  return any_name(kNames, class_or_id);
}

bool names_pull_quote(std::string_view class_or_id) {
  static const Names kNames = {
      "pullquote", "pull-quote", "pulled-quote", "blockquote-pull", "callout-quote"};
  return any_name(kNames, class_or_id);
}

bool names_author(std::string_view class_or_id) {
  static const Names kNames = {"byline",
                               "bylines",
                               "author",
                               "authors",
                               "by-author",
                               "byauthor",
                               "writer",
                               "writtenby",
                               "written-by",
                               "p-author",
                               "author-name",
                               "blog-author",
                               "contributor"};
  return any_name(kNames, class_or_id);
}

bool names_dek(std::string_view class_or_id) {
  return any_name(dek_names(), class_or_id);
}

}  // namespace lector::article
