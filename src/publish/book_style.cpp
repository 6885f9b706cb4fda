#include "publish/book_pages.hpp"

namespace lector::publish {

namespace {

// Set like a newspaper's page, in the reader's own size and colours: paragraphs are indented, not
// parted; what isn't the article itself is small and sans serif. The sentence that sounds is marked
// by its ground and a line below: colour alone doesn't reach everybody (WCAG 2.2, 1.4.1).
constexpr std::string_view kStyle = R"(@namespace epub "http://www.idpf.org/2007/ops";

body {
  margin: 0 5%;
  font-family: "Source Serif 4", Charter, Georgia, "Noto Serif", serif;
  line-height: 1.5;
  hyphens: auto;
  -webkit-hyphens: auto;
  overflow-wrap: break-word;
  widows: 2;
  orphans: 2;
}

h1, h2, h3 {
  font-weight: bold;
  line-height: 1.15;
  text-align: start;
  hyphens: none;
  -webkit-hyphens: none;
  page-break-after: avoid;
  break-after: avoid;
}

h1 { margin: 1em 0 0.5em; font-size: 1.9em; letter-spacing: -0.01em; }
h2 { margin: 1.6em 0 0.4em; font-size: 1.2em; }
h3 { margin: 1.4em 0 0.4em; font-size: 1.05em; }

p { margin: 0; text-indent: 0; }
p.body + p.body { text-indent: 1.3em; }

p.dek { margin: 0 0 0.8em; font-size: 1.2em; line-height: 1.35; font-style: italic; }

p.opening, p.sign_off, p.footnote, p.correction, p.table, p.code, figcaption {
  font-family: "Source Sans 3", "Helvetica Neue", Arial, "Noto Sans", sans-serif;
  font-size: 0.85em;
  line-height: 1.4;
}

p.opening { margin: 0 0 0.3em; }
p.opening + p.body, p.opening + p.dek, p.opening + p.dateline { margin-top: 1.2em; }
p.dateline { font-weight: bold; letter-spacing: 0.03em; }

p.sign_off { margin: 2em 0 1em; padding-top: 0.7em; border-top: 1px solid; text-align: center; }
p.correction, p.footnote { margin: 1em 0; padding-top: 0.5em; border-top: 1px solid; }
p.table, p.code, p.embed { margin: 0.8em 0; }
p.code { font-family: "Source Code Pro", monospace; hyphens: none; -webkit-hyphens: none; }

blockquote { margin: 0.8em 1.6em; }
blockquote.pull_quote {
  margin: 1.4em 0;
  padding: 0.7em 0;
  border-top: 3px solid;
  border-bottom: 1px solid;
  font-size: 1.35em;
  line-height: 1.3;
  page-break-inside: avoid;
  break-inside: avoid;
}

ul { margin: 0.8em 0; padding: 0; padding-inline-start: 1.4em; }
li { margin: 0.3em 0; }

figure { margin: 1.4em 0; page-break-inside: avoid; break-inside: avoid; }
figure.lead { margin-top: 0; }
figure img { display: block; max-width: 100%; max-height: 75vh; margin: 0 auto; }
figcaption { padding-top: 0.5em; }
figcaption:only-child { border-top: 1px solid; }

body.cover { margin: 0; text-align: center; }
body.cover img { max-width: 100%; max-height: 100vh; }

body.navigation ol { margin: 0; padding: 0; list-style: none; }
body.navigation ol ol { padding-inline-start: 1.4em; }
body.navigation li { margin: 0.5em 0; }
body.navigation a { color: inherit; text-decoration: none; }

.sounding {
  background-color: #ffe9a6;
  color: #1a1a1a;
  text-decoration: underline;
  text-decoration-color: #a06a00;
}

@media (prefers-color-scheme: dark) {
  .sounding { background-color: #4d3b00; color: #fff6df; text-decoration-color: #ffcf5c; }
}
)";

}  // namespace

std::string_view book_style() {
  return kStyle;
}

}  // namespace lector::publish
