/// What a page may do: nothing but what it was made for.
#pragma once

#include <string_view>

#include "html/tree.hpp"
#include "verify/facts.hpp"

namespace lector::verify {

/// Holds a page against its policy (Content-Security-Policy), and that against ours: nothing is
/// allowed but a script and a style whose SHA-256 it names, pictures in the page itself, and sound
/// and captions that lie beside it. So whoever changes the script has to change the policy too, and
/// a policy that lets more in is named by itself.
///
/// A script or style has no attributes, so that its bytes are what stands between its tags; data
/// (`application/json`, `application/ld+json`) isn't run and needs no hash. Besides, no markup is a
/// program, none brings in a foreign document, and none asks others for anything.
/// @param page  what the tree was parsed from.
void check_policy(const html::Tree& tree, std::string_view page, Notes& notes);

}  // namespace lector::verify
