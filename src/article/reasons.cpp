#include "article/reasons.hpp"

#include <algorithm>
#include <array>

namespace lector::article {
namespace {

constexpr std::array kReasons = {
    Reason{reason::kAboveArticle, "above the article"},
    Reason{reason::kAboveHeadline, "above the headline"},
    Reason{reason::kAdvertisement, "advertisements"},
    Reason{reason::kAudioLabel, "audio player labels"},
    Reason{reason::kAuthorsProfile, "author's profile"},
    Reason{reason::kAuthorsRole, "author's role"},
    Reason{reason::kBelowArticle, "below the article"},
    Reason{reason::kCommentBox, "comment boxes"},
    Reason{reason::kComments, "comments"},
    Reason{reason::kContactLine, "contact lines"},
    Reason{reason::kCookieNotice, "cookie notices"},
    Reason{reason::kCopyrightNotice, "copyright notices"},
    Reason{reason::kDroppedByProfile, "dropped by the profile"},
    // Whoever dropped it can stop doing so.
    Reason{reason::kDroppedOnRequest, "dropped on request", Return::never},
    Reason{reason::kEMailAddress, "e-mail addresses"},
    Reason{reason::kEditingLink, "editing links", Return::never},
    Reason{reason::kEndMark, "end marks"},
    Reason{reason::kFollowPrompt, "follow prompts"},
    Reason{reason::kFootnoteMark, "footnote marks", Return::never},
    Reason{reason::kWithoutScripts, "for browsers without scripts", Return::never},
    Reason{reason::kForm, "forms"},
    Reason{reason::kHeaderLine, "header lines"},
    Reason{reason::kHiddenText, "hidden text", Return::never},
    Reason{reason::kImageDescription, "image descriptions", Return::allowed, BlockKind::caption},
    Reason{reason::kImageWithoutCaption, "images without caption", Return::never},
    Reason{reason::kLogInPrompt, "log-in prompts"},
    Reason{reason::kMarkup, "markup", Return::never},
    Reason{reason::kNavigation, "navigation"},
    Reason{reason::kNewsletterBox, "newsletter boxes"},
    Reason{reason::kPageFooter, "page footer"},
    Reason{reason::kPageLabel, "page labels"},
    Reason{reason::kPageTitle, "page title"},
    Reason{reason::kPaywallNotice, "paywall notices"},
    Reason{reason::kPhotoCredit, "picture credits", Return::allowed, BlockKind::caption},
    Reason{reason::kPictureControl, "picture controls"},
    Reason{reason::kPictureCredit, "picture credits", Return::allowed, BlockKind::caption},
    Reason{reason::kPictureGallery, "picture galleries"},
    Reason{reason::kPlayer, "players"},
    Reason{reason::kPlayerControl, "player controls"},
    Reason{reason::kReadingTime, "reading time"},
    Reason{reason::kRelatedLink, "related links"},
    Reason{reason::kRelatedLinks, "related links"},
    Reason{reason::kRelativeDate, "relative dates"},
    Reason{reason::kRepeatedByline, "repeated bylines"},
    Reason{reason::kRepeatedCaption, "repeated captions", Return::allowed, BlockKind::caption},
    Reason{reason::kRepeatedHeadline, "repeated headline"},
    // As a quote: what is called a pull quote isn't read.
    Reason{reason::kRepeatedPullQuote, "pull quotes", Return::allowed, BlockKind::quote},
    Reason{reason::kRepeatedText, "repeated text"},
    Reason{reason::kSectionLabel, "section labels"},
    Reason{reason::kSeparator, "separators", Return::never},
    Reason{reason::kShareBar, "share bar"},
    Reason{reason::kSidebar, "sidebar"},
    Reason{reason::kSignOffByline, "sign-off bylines"},
    Reason{reason::kSignOffCredits, "sign-off credits"},
    Reason{reason::kSocialHandle, "social media handles"},
    Reason{reason::kSourceLine, "source lines"},
    Reason{reason::kSubscriptionOffer, "subscription offers"},
    Reason{reason::kSummaryBox, "summary boxes"},
    Reason{reason::kTags, "tags"},
    Reason{reason::kTextSizeControl, "text size controls"},
    Reason{reason::kWebAddress, "web addresses"},
};
static_assert(std::ranges::is_sorted(kReasons, {}, &Reason::reason));

}  // namespace

std::span<const Reason> all_reasons() {
  return kReasons;
}

const Reason* find_reason(std::string_view reason) {
  const auto* const found = std::ranges::lower_bound(kReasons, reason, {}, &Reason::reason);
  return found == kReasons.end() || found->reason != reason ? nullptr : found;
}

}  // namespace lector::article
