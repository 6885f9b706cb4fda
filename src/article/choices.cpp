#include "article/choices.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "article/kinds.hpp"
#include "article/reasons.hpp"
#include "article/wording.hpp"

namespace lector::article {
namespace {

/// Something that has a name on the command line: a kind of blocks, reasons of a name, or both.
struct Named {
  std::string_view name;
  std::optional<BlockKind> kind;
  bool is_reason = false;
  bool may_be_kept = true;

  [[nodiscard]] bool may_be_dropped() const { return kind != BlockKind::headline && may_be_kept; }
};

Named& entry(std::vector<Named>& all, std::string_view name) {
  const auto found = std::ranges::find(all, name, &Named::name);
  return found == all.end() ? all.emplace_back(Named{name, {}}) : *found;
}

const std::vector<Named>& all_names() {
  static const std::vector<Named> kNames = [] {
    std::vector<Named> all;
    for (const auto kind : all_kinds()) entry(all, kind_plural(kind)).kind = kind;
    for (const auto& reason : all_reasons()) {
      auto& named = entry(all, reason.name);
      named.is_reason = true;
      named.may_be_kept = reason.comes_back == Return::allowed;
    }
    return all;
  }();
  return kNames;
}

/// Lower case, single spaces for hyphens and the like, the apostrophe that keyboards have.
std::string comparable(std::string_view name) {
  auto key = matching_key(name);
  std::ranges::replace(key, '-', ' ');
  std::ranges::replace(key, '_', ' ');
  return key;
}

bool is_called(const Named& named, const std::string& key) {
  if (comparable(named.name) == key) return true;
  const auto kind = named.kind ? comparable(kind_name(*named.kind)) : std::string();
  if (!kind.empty() && (kind == key || kind + "s" == key)) return true;
  return std::ranges::any_of(all_reasons(), [&](const Reason& reason) {
    return reason.name == named.name && comparable(reason.reason) == key;
  });
}

std::string listed(bool (*belongs)(const Named&)) {
  std::string list;
  for (const auto& named : all_names()) {
    if (!belongs(named)) continue;
    list.append(list.empty() ? "" : ", ").append(named.name);
  }
  return list;
}

[[noreturn]] void refuse(const std::string& message) {
  throw Error(ErrorKind::config, message);
}

constexpr auto kMayBeKept = +[](const Named& named) { return named.may_be_kept; };
constexpr auto kMayBeDropped = +[](const Named& named) { return named.may_be_dropped(); };

/// One of the options, and what may be given to it.
struct Option {
  std::string_view name;
  std::string_view done;
  bool (*allows)(const Named&);
};

std::string_view find_name(const Option& option, std::string_view word) {
  const auto key = comparable(word);
  const auto found =
      std::ranges::find_if(all_names(), [&](const Named& named) { return is_called(named, key); });
  const auto rest = "; what may be " + std::string(option.done) + ": " + listed(option.allows);
  if (found == all_names().end())
    refuse(std::string(option.name) + ": nothing is called " + base::quoted(word) + rest);
  if (!option.allows(*found))
    refuse(std::string(option.name) + ": " + base::quoted(found->name) + " can't be " +
           std::string(option.done) + rest);
  return found->name;
}

std::vector<std::string> read_list(const Option& option, std::span<const std::string> words) {
  std::vector<std::string> names;
  for (const auto& word : words) {
    for (std::size_t begin = 0; begin <= word.size();) {
      const auto end = std::min(word.find(',', begin), word.size());
      const auto one = trimmed(std::string_view(word).substr(begin, end - begin));
      const std::string name(find_name(option, one));
      if (std::ranges::find(names, name) == names.end()) names.push_back(name);
      begin = end + 1;
    }
  }
  return names;
}

bool has(const std::vector<std::string>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

void add_unless(std::vector<std::string>& names,
                const std::vector<std::string>& more,
                const std::vector<std::string>& except) {
  std::ranges::copy_if(more, std::back_inserter(names), [&](const std::string& name) {
    return !has(names, name) && !has(except, name);
  });
}

/// Kinds that a script passes over become kinds that it reads.
BlockKind readable(BlockKind kind) {
  if (kind == BlockKind::pull_quote) return BlockKind::quote;
  return kind == BlockKind::code ? BlockKind::paragraph : kind;
}

/// A dropped headline, byline or date isn't said from its field either.
void empty_field(Article& article, BlockKind kind) {
  if (kind == BlockKind::dek) article.dek.reset();
  if (kind == BlockKind::byline) article.byline.reset();
  if (kind == BlockKind::dateline) article.dateline.reset();
  if (kind == BlockKind::publication) article.publication.reset();
  if (kind == BlockKind::date) {
    article.published.reset();
    article.updated.reset();
  }
}

void drop(Article& article, const Choices& choices) {
  for (const auto kind : all_kinds()) {
    if (has(choices.drop, kind_plural(kind))) empty_field(article, kind);
  }
  std::vector<Block> blocks;
  for (auto& block : article.blocks) {
    if (!has(choices.drop, kind_plural(block.kind))) {
      if (has(choices.keep, kind_plural(block.kind))) block.kind = readable(block.kind);
      blocks.push_back(std::move(block));
      continue;
    }
    const auto text = block.text;
    const auto span = block.span;
    article.left_out.push_back(
        {text, std::string(reason::kDroppedOnRequest), span, {std::move(block)}});
  }
  article.blocks = std::move(blocks);
}

void keep(Article& article, const Choices& choices) {
  std::vector<LeftOut> left_out;
  for (auto& piece : article.left_out) {
    const auto name = name_to_keep(piece.reason);
    if (name.empty() || piece.as_read.empty() || !has(choices.keep, name)) {
      left_out.push_back(std::move(piece));
    } else {
      article.blocks.push_back(std::move(piece.as_read.front()));
    }
  }
  article.left_out = std::move(left_out);
}

}  // namespace

Choices read_choices(std::span<const std::string> keep, std::span<const std::string> drop) {
  Choices choices{.keep = read_list({"--keep", "kept", kMayBeKept}, keep),
                  .drop = read_list({"--drop", "dropped", kMayBeDropped}, drop)};
  for (const auto& name : choices.keep) {
    if (has(choices.drop, name)) refuse(base::quoted(name) + " is both kept and dropped");
  }
  return choices;
}

Choices combined(const Choices& first, const Choices& second) {
  Choices both = first;
  add_unless(both.keep, second.keep, first.drop);
  add_unless(both.drop, second.drop, first.keep);
  return both;
}

Article with_choices(Article article, const Choices& choices) {
  if (choices == Choices{}) return article;
  drop(article, choices);
  keep(article, choices);
  std::ranges::stable_sort(article.blocks, {}, &Block::span);
  std::ranges::stable_sort(article.left_out, {}, &LeftOut::span);
  const bool has_body =
      std::ranges::any_of(article.blocks, [](const Block& block) { return is_body(block.kind); });
  if (!has_body) {
    throw Error(ErrorKind::input, "nothing is left to read; drop less");
  }
  return article;
}

std::string_view name_to_keep(std::string_view reason) {
  const auto* const known = find_reason(reason);
  return known != nullptr && known->comes_back == Return::allowed ? known->name
                                                                  : std::string_view();
}

}  // namespace lector::article
