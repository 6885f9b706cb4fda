/// Zip archives, written by libzip into a file that has no name yet.
#pragma once

#include <span>
#include <string>
#include <variant>

#include "base/files.hpp"

namespace lector::publish {

/// How an entry lies in its archive.
enum class Packing { stored, deflated };

/// A file of an archive.
struct Entry {
  std::string name;  ///< "/" between folders; ASCII
  Packing packing = Packing::deflated;
  /// Its bytes, or a file that was written before and must outlive the writing.
  std::variant<std::string, const base::OutputFile*> content;
};

/// Writes an archive, its entries in their order.
///
/// All goes through the file's own descriptor: libzip would make a file of its own beside the
/// target, which a kill would leave behind. An entry that is a file is read in blocks, so memory
/// holds none of it. The same entries give the same bytes.
/// @throws Error(io) as `base::OutputFile` does.
void write_zip(std::span<const Entry> entries, base::OutputFile& file);

}  // namespace lector::publish
