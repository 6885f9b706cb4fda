#include "cli/contributions.hpp"

#include <algorithm>
#include <numeric>
#include <span>
#include <utility>

#include "article/reader.hpp"
#include "cli/reading.hpp"
#include "cli/voices.hpp"
#include "pipeline/render.hpp"
#include "script/compose.hpp"
#include "script/tailor.hpp"

namespace lector::cli {
namespace {

using script::Contribution;

/// A contribution and what its place follows from.
struct Placed {
  Contribution contribution;
  std::int64_t priority = 0;
};

Invocation call_for(const Invocation& wanted, const ItemRequest& item) {
  auto one = wanted;
  one.input = item.input;
  one.entry = item.entry;
  return one;
}

bool has_body(const article::Article& article) {
  return std::ranges::any_of(article.blocks,
                             [](const auto& block) { return article::is_body(block.kind); });
}

/// Collects the contributions of one input after another.
class Gatherer {
 public:
  Gatherer(const Invocation& wanted, const Composing& composing)
      : wanted_(wanted), composing_(composing) {}

  void add(const ItemRequest& item, std::optional<Input> already_read) {
    const auto call = call_for(wanted_, item);
    const auto input = already_read ? std::move(*already_read) : read_input(call);
    with_name(item.input, [&] {
      if (script::is_script(input.bytes))
        add_script(call, item, input);
      else
        add_articles(call, item, input);
    });
  }

  [[nodiscard]] Gathered finish(RunningOrder order) &&;

 private:
  [[nodiscard]] const voice::Style& style_for(const ItemRequest& item) const {
    return item.style.empty() ? composing_.styles.edition
                              : composing_.styles.items.find(item.style)->second;
  }

  void add_script(const Invocation& call, const ItemRequest& item, const Input& input) {
    refuse_reading_of_script(call);
    if (item.wishes.headline || !item.wishes.skip.empty()) {
      throw Error(ErrorKind::config,
                  "headline and skip say how an article is read, but this is a script; edit it, or "
                  "name the article that it was composed from");
    }
    const auto& style = style_for(item);
    auto script = script::from_json(input.bytes, style, composing_.lexicons);
    place(item, script::as_item(std::move(script), style));
  }

  void add_articles(const Invocation& call, const ItemRequest& item, const Input& input) {
    const auto& style = style_for(item);
    auto articles = read_articles(call, input, pipeline::reading_for(style, reading_of(call)));
    const bool is_one = articles.size() == 1;
    if (!is_one && (item.wishes.headline || !item.wishes.skip.empty())) {
      throw Error(ErrorKind::config,
                  "it holds " + std::to_string(articles.size()) +
                      " articles; say with entry = N which one headline and skip are for");
    }
    for (auto& article : articles) {
      if (!has_body(article)) {
        leave_out(article, item, is_one);
        continue;
      }
      const auto own = script::tailored(std::move(article), item.wishes);
      auto script = script::compose(own, style, composing_.lexicons, script::Frame::item);
      if (call.shows_pictures) find_picture(call, own, script);
      place(item, std::move(script));
    }
  }

  /// Of a file, what lies beside it.
  void find_picture(const Invocation& call,
                    const article::Article& article,
                    script::Script& script) {
    if (call.input == "-" || is_on_the_web(call.input)) return;
    auto picture = picture_at_hand(article, call.input, script.diagnostics);
    if (picture) gathered_.pictures.try_emplace({call.input, script.title}, std::move(*picture));
    auto& of_input = gathered_.caption_pictures[call.input];
    for (auto& one : pictures_at_hand(article, call.input, script.diagnostics))
      of_input.push_back(std::move(one));
  }

  /// An entry of a feed without text is told, and the others are read; a page without is a fault.
  void leave_out(const article::Article& article, const ItemRequest& item, bool is_one) {
    const auto what = base::quoted(article.headline) + " has no text";
    if (is_one) throw Error(ErrorKind::input, what);
    gathered_.diagnostics.push_back({name_of(item.input) + ": " + what + "; it is left out", {}});
  }

  void place(const ItemRequest& item, script::Script script) {
    placed_.push_back({.contribution = {.input = item.input,
                                        .script = std::move(script),
                                        .section = item.section,
                                        .style = item.style},
                       .priority = item.priority});
  }

  const Invocation& wanted_;
  const Composing& composing_;
  std::vector<Placed> placed_;
  Gathered gathered_;
};

/// Position of the first contribution of the same section.
std::vector<std::size_t> first_of_section(const std::vector<Placed>& placed) {
  std::map<std::optional<std::string>, std::size_t> first;
  std::vector<std::size_t> positions;
  positions.reserve(placed.size());
  for (std::size_t i = 0; i < placed.size(); ++i) {
    positions.push_back(first.emplace(placed[i].contribution.section, i).first->second);
  }
  return positions;
}

std::vector<std::size_t> running_order(const std::vector<Placed>& placed, RunningOrder order) {
  std::vector<std::size_t> positions(placed.size());
  std::iota(positions.begin(), positions.end(), std::size_t{0});
  if (order == RunningOrder::date) {
    const auto date = [&](std::size_t i) { return placed[i].contribution.script.published; };
    std::ranges::stable_sort(positions, std::ranges::greater{}, date);
  }
  if (order == RunningOrder::section) {
    const auto sections = first_of_section(placed);
    std::ranges::stable_sort(positions, {}, [&](std::size_t i) { return sections[i]; });
  }
  return positions;
}

Gathered Gatherer::finish(RunningOrder order) && {
  if (placed_.empty()) {
    throw Error(ErrorKind::input, "there is no article to read; see `lector article INPUT`");
  }
  std::vector<std::int64_t> priorities;
  for (const auto i : running_order(placed_, order)) {
    gathered_.contributions.push_back(std::move(placed_[i].contribution));
    priorities.push_back(placed_[i].priority);
  }
  auto& choice = gathered_.by_priority;
  choice.resize(priorities.size());
  std::iota(choice.begin(), choice.end(), std::size_t{0});
  std::ranges::stable_sort(choice, {}, [&](std::size_t i) { return priorities[i]; });
  return std::move(gathered_);
}

voice::Style style_named(const Invocation& wanted, const std::string& name) {
  auto call = wanted;
  call.style = name;
  return style_of(call);
}

}  // namespace

Styles styles_of(const Invocation& wanted, const EditionRequest& request) {
  Styles styles{.edition = style_named(wanted, request.style.value_or(wanted.style)), .items = {}};
  for (const auto& item : request.items) {
    if (item.style.empty() || styles.items.contains(item.style)) continue;
    styles.items.emplace(item.style, style_named(wanted, item.style));
  }
  return styles;
}

Gathered gather(const Invocation& wanted,
                const EditionRequest& request,
                const Composing& composing,
                std::optional<Input> already_read) {
  Gatherer gatherer(wanted, composing);
  for (const auto& item : request.items) {
    gatherer.add(item, std::exchange(already_read, std::nullopt));
  }
  return std::move(gatherer).finish(request.order);
}

std::map<std::string, edition::Picture> pictures_of_chapters(const Gathered& gathered,
                                                             const script::Script& script) {
  std::map<std::string, edition::Picture> pictures;
  for (const auto& item : script.items) {
    const auto found = gathered.pictures.find({item.input, item.headline});
    if (found == gathered.pictures.end() || item.first_segment >= script.segments.size()) continue;
    pictures.emplace(script.segments[item.first_segment].id, found->second);
  }
  return pictures;
}

std::map<std::string, edition::Picture> pictures_of_captions(const Gathered& gathered,
                                                             const script::Script& script) {
  std::map<std::string, edition::Picture> pictures;
  for (const auto& item : script.items) {
    const auto found = gathered.caption_pictures.find(item.input);
    if (found == gathered.caption_pictures.end()) continue;
    const auto segments = std::span(script.segments)
                              .subspan(item.first_segment, item.end_segment - item.first_segment);
    pictures.merge(pictures_of_captions(found->second, segments));
  }
  return pictures;
}

bool holds_several(const Invocation& wanted, const Input& input) {
  if (wanted.entry || script::is_script(input.bytes)) return false;
  const auto kind =
      wanted.as ? article::input_kind_named(*wanted.as) : article::recognise(input.bytes);
  if (kind != article::InputKind::feed && kind != article::InputKind::json) return false;
  const auto reading = reading_of(reading_of(wanted), input);
  return article::read_articles(input.bytes, reading).size() > 1;
}

}  // namespace lector::cli
