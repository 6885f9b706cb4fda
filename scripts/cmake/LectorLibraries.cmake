# The foreign libraries, all of them Debian 12 packages (scripts/packages names them).
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(ICU 72 REQUIRED COMPONENTS uc i18n)
find_package(CLI11 REQUIRED)
find_package(CURL 7.87 REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(pugixml REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(JPEG REQUIRED)
find_package(PNG REQUIRED)
pkg_check_modules(ESPEAK REQUIRED IMPORTED_TARGET espeak-ng)
pkg_check_modules(EBUR128 REQUIRED IMPORTED_TARGET libebur128)
pkg_check_modules(SOXR REQUIRED IMPORTED_TARGET soxr)
pkg_check_modules(SNDFILE REQUIRED IMPORTED_TARGET sndfile)
pkg_check_modules(MPG123 REQUIRED IMPORTED_TARGET libmpg123)
pkg_check_modules(TAGLIB REQUIRED IMPORTED_TARGET taglib)
pkg_check_modules(XXHASH REQUIRED IMPORTED_TARGET libxxhash)
pkg_check_modules(GUMBO REQUIRED IMPORTED_TARGET gumbo)
pkg_check_modules(ZIP REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(CMARK_GFM REQUIRED IMPORTED_TARGET libcmark-gfm)
pkg_check_modules(UUID REQUIRED IMPORTED_TARGET uuid)

# Pango is loaded when a cover is drawn, not with the program: src/publish/cover_art.
pkg_check_modules(PANGOCAIRO REQUIRED pangocairo)
add_library(pango_headers INTERFACE IMPORTED)
set_target_properties(pango_headers PROPERTIES INTERFACE_INCLUDE_DIRECTORIES "${PANGOCAIRO_INCLUDE_DIRS}"
                      INTERFACE_LINK_LIBRARIES "${CMAKE_DL_LIBS}")

# LAME, CLD2 and the extensions of cmark-gfm ship neither CMake nor pkg-config files.
foreach(library IN ITEMS "lame mp3lame lame/lame.h" "cld2 cld2 cld2/public/compact_lang_det.h"
                 "cmark_gfm_extensions cmark-gfm-extensions cmark-gfm-core-extensions.h")
  separate_arguments(library UNIX_COMMAND "${library}")
  list(GET library 0 target)
  list(GET library 1 name)
  list(GET library 2 header)
  find_library(${target}_LIBRARY ${name} REQUIRED)
  find_path(${target}_INCLUDE ${header} REQUIRED)
  add_library(${target} INTERFACE IMPORTED)
  set_target_properties(${target} PROPERTIES INTERFACE_LINK_LIBRARIES ${${target}_LIBRARY}
                        INTERFACE_INCLUDE_DIRECTORIES ${${target}_INCLUDE})
endforeach()
