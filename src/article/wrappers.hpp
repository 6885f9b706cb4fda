/// What is wrapped around a text by those who pass it on: heads of mails, notices of e-books.
#pragma once

#include "article/page.hpp"

namespace lector::article {

/// Claims the head of a mail that a page begins with ("From:", "Subject:", "Date:", at least two of
/// these): its subject is the headline, its sender the byline.
[[nodiscard]] Page read_mail_head(Page page);

/// Leaves out what libraries of e-books set above "*** START OF … ***" and below "*** END OF …
/// ***".
[[nodiscard]] Page leave_out_wrappers(Page page);

}  // namespace lector::article
