/// Why pieces of a page aren't read, in one place: what `left_out` says, and what an editor calls
/// it to have it back.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "article/article.hpp"

namespace lector::article {

namespace reason {

inline constexpr std::string_view kAboveArticle = "above the article";
inline constexpr std::string_view kAboveHeadline = "above the headline";
inline constexpr std::string_view kAdvertisement = "advertisement";
inline constexpr std::string_view kAudioLabel = "audio player label";
inline constexpr std::string_view kAuthorsProfile = "author's profile";
inline constexpr std::string_view kAuthorsRole = "author's role";
inline constexpr std::string_view kBelowArticle = "below the article";
inline constexpr std::string_view kCommentBox = "comment box";
inline constexpr std::string_view kComments = "comments";
inline constexpr std::string_view kContactLine = "contact line";
inline constexpr std::string_view kCookieNotice = "cookie notice";
inline constexpr std::string_view kCopyrightNotice = "copyright notice";
inline constexpr std::string_view kDroppedByProfile = "dropped by the profile";
inline constexpr std::string_view kDroppedOnRequest = "dropped on request";
inline constexpr std::string_view kEditingLink = "editing link";
inline constexpr std::string_view kEMailAddress = "e-mail address";
inline constexpr std::string_view kEndMark = "end mark";
inline constexpr std::string_view kFollowPrompt = "follow prompt";
inline constexpr std::string_view kFootnoteMark = "footnote mark";
inline constexpr std::string_view kForm = "form";
inline constexpr std::string_view kHeaderLine = "header line";
inline constexpr std::string_view kHiddenText = "hidden text";
inline constexpr std::string_view kImageDescription = "image description";
inline constexpr std::string_view kImageWithoutCaption = "image without caption";
inline constexpr std::string_view kLogInPrompt = "log-in prompt";
inline constexpr std::string_view kMarkup = "markup";
inline constexpr std::string_view kNavigation = "navigation";
inline constexpr std::string_view kNewsletterBox = "newsletter box";
inline constexpr std::string_view kPageFooter = "page footer";
inline constexpr std::string_view kPageLabel = "page label";
inline constexpr std::string_view kPageTitle = "page title";
inline constexpr std::string_view kPaywallNotice = "paywall notice";
inline constexpr std::string_view kPhotoCredit = "photo credit";
inline constexpr std::string_view kPictureControl = "picture control";
inline constexpr std::string_view kPictureCredit = "picture credit";
inline constexpr std::string_view kPictureGallery = "picture gallery";
inline constexpr std::string_view kPlayer = "player";
inline constexpr std::string_view kPlayerControl = "player control";
inline constexpr std::string_view kReadingTime = "reading time";
inline constexpr std::string_view kRelatedLink = "related link";
inline constexpr std::string_view kRelatedLinks = "related links";
inline constexpr std::string_view kRelativeDate = "relative date";
inline constexpr std::string_view kRepeatedByline = "repeated byline";
inline constexpr std::string_view kRepeatedCaption = "repeated caption";
inline constexpr std::string_view kRepeatedHeadline = "repeated headline";
inline constexpr std::string_view kRepeatedPullQuote = "repeated pull quote";
inline constexpr std::string_view kRepeatedText = "repeated text";
inline constexpr std::string_view kSectionLabel = "section label";
inline constexpr std::string_view kSeparator = "separator";
inline constexpr std::string_view kShareBar = "share bar";
inline constexpr std::string_view kSidebar = "sidebar";
inline constexpr std::string_view kSignOffByline = "sign-off byline";
inline constexpr std::string_view kSignOffCredits = "sign-off credits";
inline constexpr std::string_view kSocialHandle = "social media handle";
inline constexpr std::string_view kSourceLine = "source line";
inline constexpr std::string_view kSubscriptionOffer = "subscription offer";
inline constexpr std::string_view kSummaryBox = "summary box";
inline constexpr std::string_view kTags = "tags";
inline constexpr std::string_view kTextSizeControl = "text size control";
inline constexpr std::string_view kWebAddress = "web address";
inline constexpr std::string_view kWithoutScripts = "for browsers without scripts";

}  // namespace reason

/// Whether pieces left out for a reason may be put back.
enum class Return {
  allowed,
  never,  ///< nothing to read, or nothing that a reader of the page sees
};

struct Reason {
  std::string_view reason;
  std::string_view name;  ///< what `--keep` calls it; several reasons may share one
  Return comes_back = Return::allowed;
  /// As what it is put back; if nothing, as its shape on the page says.
  std::optional<BlockKind> kind = {};
};

/// All reasons, by name.
[[nodiscard]] std::span<const Reason> all_reasons();

/// What is known of a reason; null for one that the table doesn't have.
[[nodiscard]] const Reason* find_reason(std::string_view reason);

}  // namespace lector::article
