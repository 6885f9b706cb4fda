#include "article/html_names.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace lector::article {
namespace {

using Names = std::unordered_set<std::string_view>;

const Names& unread_elements() {
  static const Names names = {"head",     "script", "style",  "template", "svg",    "math",
                              "iframe",   "object", "embed",  "applet",   "canvas", "audio",
                              "video",    "map",    "select", "textarea", "input",  "button",
                              "datalist", "dialog", "meter",  "progress", "title",  "noframes",
                              "noembed",  "rp",     "rt",     "optgroup", "option"};
  return names;
}

const Names& block_elements() {
  static const Names names = {
      "address", "article", "aside",  "blockquote", "body",  "caption", "center",   "dd",
      "details", "dialog",  "dir",    "div",        "dl",    "dt",      "fieldset", "figcaption",
      "figure",  "footer",  "form",   "h1",         "h2",    "h3",      "h4",       "h5",
      "h6",      "header",  "hgroup", "hr",         "html",  "legend",  "li",       "main",
      "menu",    "nav",     "ol",     "p",          "pre",   "section", "summary",  "table",
      "tbody",   "td",      "tfoot",  "th",         "thead", "tr",      "ul",       "frameset",
      "listing", "marquee", "search", "plaintext",  "xmp",   "button",  "iframe",   "video",
      "audio",   "object",  "select", "textarea"};
  return names;
}

constexpr std::string_view kComments = "comments";
constexpr std::string_view kRelated = "related links";
constexpr std::string_view kShare = "share bar";
constexpr std::string_view kNewsletter = "newsletter box";
constexpr std::string_view kAdvertisement = "advertisement";
constexpr std::string_view kNavigation = "navigation";
constexpr std::string_view kBio = "author's profile";
constexpr std::string_view kTags = "tags";
constexpr std::string_view kCookies = "cookie notice";
constexpr std::string_view kPaywall = "paywall notice";
constexpr std::string_view kSidebar = "sidebar";
constexpr std::string_view kFooter = "page footer";
constexpr std::string_view kPlayer = "player";
constexpr std::string_view kGallery = "picture gallery";
constexpr std::string_view kSummary = "summary box";

/// Words of classes and ids, in the singular and plural that sites use.
const std::unordered_map<std::string_view, std::string_view>& clutter_words() {
  static const std::unordered_map<std::string_view, std::string_view> words = {
      {"comment", kComments},
      {"comments", kComments},
      {"commentlist", kComments},
      {"commentform", kComments},
      {"comment-list", kComments},
      {"disqus", kComments},
      {"livefyre", kComments},
      {"replies", kComments},
      {"respond", kComments},
      {"talkback", kComments},
      {"coral", kComments},
      {"related", kRelated},
      {"relateds", kRelated},
      {"recommend", kRelated},
      {"recommended", kRelated},
      {"recommendation", kRelated},
      {"recommendations", kRelated},
      {"recirc", kRelated},
      {"recirculation", kRelated},
      {"trending", kRelated},
      {"popular", kRelated},
      {"mostpopular", kRelated},
      {"mostread", kRelated},
      {"most-read", kRelated},
      {"outbrain", kRelated},
      {"taboola", kRelated},
      {"zergnet", kRelated},
      {"revcontent", kRelated},
      {"jp-relatedposts", kRelated},
      {"relatedposts", kRelated},
      {"readmore", kRelated},
      {"read-more", kRelated},
      {"read-next", kRelated},
      {"readnext", kRelated},
      {"up-next", kRelated},
      {"more-stories", kRelated},
      {"more-news", kRelated},
      {"more-from", kRelated},
      {"more-articles", kRelated},
      {"see-also", kRelated},
      {"also-read", kRelated},
      {"also-like", kRelated},
      {"latest-news", kRelated},
      {"latest-posts", kRelated},
      {"recent-posts", kRelated},
      {"next-post", kRelated},
      {"prev-post", kRelated},
      {"rich-link", kRelated},
      {"teaser", kRelated},
      {"teasers", kRelated},
      {"share", kShare},
      {"shares", kShare},
      {"sharing", kShare},
      {"sharebar", kShare},
      {"sharedaddy", kShare},
      {"sharethis", kShare},
      {"addtoany", kShare},
      {"addthis", kShare},
      {"social", kShare},
      {"socials", kShare},
      {"follow", kShare},
      {"newsletter", kNewsletter},
      {"newsletters", kNewsletter},
      {"subscribe", kNewsletter},
      {"subscription", kNewsletter},
      {"signup", kNewsletter},
      {"sign-up", kNewsletter},
      {"optin", kNewsletter},
      {"mailchimp", kNewsletter},
      {"mc4wp", kNewsletter},
      {"ad", kAdvertisement},
      {"ads", kAdvertisement},
      {"advert", kAdvertisement},
      {"adverts", kAdvertisement},
      {"advertisement", kAdvertisement},
      {"advertising", kAdvertisement},
      {"adsense", kAdvertisement},
      {"adslot", kAdvertisement},
      {"dfp", kAdvertisement},
      {"sponsor", kAdvertisement},
      {"sponsored", kAdvertisement},
      {"sponsors", kAdvertisement},
      {"promo", kAdvertisement},
      {"promos", kAdvertisement},
      {"promotion", kAdvertisement},
      {"promoted", kAdvertisement},
      {"banner", kAdvertisement},
      {"affiliate", kAdvertisement},
      {"nav", kNavigation},
      {"navbar", kNavigation},
      {"navigation", kNavigation},
      {"menu", kNavigation},
      {"breadcrumb", kNavigation},
      {"breadcrumbs", kNavigation},
      {"pagination", kNavigation},
      {"pager", kNavigation},
      {"skip-link", kNavigation},
      {"masthead", kNavigation},
      {"toc", kNavigation},
      {"author-bio", kBio},
      {"author-box", kBio},
      {"authorbox", kBio},
      {"author-info", kBio},
      {"author-description", kBio},
      {"author-profile", kBio},
      {"about-author", kBio},
      {"about-the-author", kBio},
      {"bio", kBio},
      {"biography", kBio},
      {"tags", kTags},
      {"taglist", kTags},
      {"tag-list", kTags},
      {"tag-links", kTags},
      {"tagcloud", kTags},
      {"keywords", kTags},
      {"post-tags", kTags},
      {"cat-links", kTags},
      {"cookie", kCookies},
      {"cookies", kCookies},
      {"gdpr", kCookies},
      {"consent", kCookies},
      {"paywall", kPaywall},
      {"regwall", kPaywall},
      {"sidebar", kSidebar},
      {"sidebars", kSidebar},
      {"widget", kSidebar},
      {"widgets", kSidebar},
      {"footer", kFooter},
      {"colophon", kFooter},
      {"copyright", kFooter},
      {"disclaimer", kFooter},
      {"modal", kSidebar},
      {"popup", kSidebar},
      {"overlay", kSidebar},
      {"tooltip", kSidebar},
      {"print-only", kSidebar},
      {"highlights", kSummary},
      {"keypoints", kSummary},
      {"key-points", kSummary},
      {"takeaways", kSummary},
      {"key-takeaways", kSummary},
      {"messenger", kShare},
      {"gallery", kGallery},
      {"slideshow", kGallery},
      {"carousel", kGallery},
      {"lightbox", kGallery},
      {"slider", kGallery},
      {"jw-player", kPlayer},
      {"video", kPlayer},
      {"featured-video", kPlayer},
      {"jwplayer", kPlayer},
      {"video-player", kPlayer},
      {"audio-player", kPlayer},
  };
  return words;
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

const Names& body_names() {
  static const Names names = {"article-body", "articlebody",   "article-content", "article-text",
                              "story-body",   "storybody",     "story-content",   "story-text",
                              "post-content", "post-body",     "postcontent",     "entry-content",
                              "entry-body",   "body-content",  "body-text",       "bodytext",
                              "article-copy", "content-body",  "page-content",    "td-post-content",
                              "articletext",  "texto-noticia", "blog-content",    "single-content"};
  return names;
}

const Names& caption_names() {
  static const Names names = {"caption",
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
  return names;
}

const Names& header_names() {
  static const Names names = {
      "byline",   "bylines",   "author",       "authors", "writer",    "dateline",  "timestamp",
      "date",     "datetime",  "published",    "publish", "updated",   "meta",      "metadata",
      "info",     "kicker",    "eyebrow",      "posted",  "posted-on", "postmeta",  "pubdate",
      "readtime", "read-time", "reading-time", "topper",  "category",  "categories"};
  return names;
}

const Names& dek_names() {
  static const Names names = {"dek",
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
  return names;
}

bool any_name(const Names& names, std::string_view class_or_id) {
  return find_words(words_of(class_or_id),
                    [&](std::string_view phrase) { return names.contains(phrase); });
}

}  // namespace

bool is_unread(std::string_view element) {
  return unread_elements().contains(element);
}

bool is_block(std::string_view element) {
  return block_elements().contains(element);
}

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

bool names_body(std::string_view class_or_id) {
  return any_name(body_names(), class_or_id);
}

bool names_caption(std::string_view class_or_id) {
  static const Names absent = {"no-caption", "without-caption", "has-caption"};
  return any_name(caption_names(), class_or_id) && !any_name(absent, class_or_id);
}

bool names_header(std::string_view class_or_id) {
  return any_name(header_names(), class_or_id);
}

bool names_footnotes(std::string_view class_or_id) {
  static const Names names = {
      "footnotes", "footnote", "endnotes", "references", "reflist", "doc-endnotes", "doc-footnote"};
  return any_name(names, class_or_id);
}

bool names_embed(std::string_view class_or_id) {
  static const Names names = {"twitter-tweet",
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
  return any_name(names, class_or_id);
}

bool names_pull_quote(std::string_view class_or_id) {
  static const Names names = {
      "pullquote", "pull-quote", "pulled-quote", "blockquote-pull", "callout-quote"};
  return any_name(names, class_or_id);
}

bool names_author(std::string_view class_or_id) {
  static const Names names = {"byline",
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
  return any_name(names, class_or_id);
}

bool names_dek(std::string_view class_or_id) {
  return any_name(dek_names(), class_or_id);
}

}  // namespace lector::article
