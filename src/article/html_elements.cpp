#include "article/html_elements.hpp"

#include <unordered_set>

namespace lector::article {
namespace {

using Names = std::unordered_set<std::string_view>;

const Names& unread_elements() {
  static const Names kNames = {"head",     "script", "style",  "template", "svg",    "math",
                               "iframe",   "object", "embed",  "applet",   "canvas", "audio",
                               "video",    "map",    "select", "textarea", "input",  "button",
                               "datalist", "dialog", "meter",  "progress", "title",  "noframes",
                               "noembed",  "rp",     "rt",     "optgroup", "option"};
  return kNames;
}

const Names& block_elements() {
  static const Names kNames = {
      "address", "article", "aside",  "blockquote", "body",  "caption", "center",   "dd",
      "details", "dialog",  "dir",    "div",        "dl",    "dt",      "fieldset", "figcaption",
      "figure",  "footer",  "form",   "h1",         "h2",    "h3",      "h4",       "h5",
      "h6",      "header",  "hgroup", "hr",         "html",  "legend",  "li",       "main",
      "menu",    "nav",     "ol",     "p",          "pre",   "section", "summary",  "table",
      "tbody",   "td",      "tfoot",  "th",         "thead", "tr",      "ul",       "frameset",
      "listing", "marquee", "search", "plaintext",  "xmp",   "button",  "iframe",   "video",
      "audio",   "object",  "select", "textarea"};
  return kNames;
}

}  // namespace

bool is_unread(std::string_view element) {
  return unread_elements().contains(element);
}

bool is_block(std::string_view element) {
  return block_elements().contains(element);
}

bool is_heading(std::string_view element) {
  return element.size() == 2 && element[0] == 'h' && element[1] >= '1' && element[1] <= '6';
}

}  // namespace lector::article
