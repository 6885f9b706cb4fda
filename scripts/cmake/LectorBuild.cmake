# How code is compiled here: warnings, sanitizers, one static library a room.
option(LECTOR_TESTS "build the tests" ON)
option(LECTOR_WERROR "warnings are errors" ON)
option(LECTOR_COVERAGE "count which lines run (g++)" OFF)
option(LECTOR_FUZZ "build tests/fuzz as libFuzzer programs (clang)" OFF)
set(LECTOR_SANITIZE "" CACHE STRING "sanitizers, as -fsanitize= takes them: address,undefined or thread")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

# Linked PRIVATE by everything that is ours, so that no flag is global.
add_library(lector_build INTERFACE)
target_compile_options(lector_build INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wnull-dereference
  -Wnon-virtual-dtor -Woverloaded-virtual -Wdouble-promotion $<$<BOOL:${LECTOR_WERROR}>:-Werror>)
# g++ 12 sees overlaps in `"text" + std::string()` that aren't there (GCC bug 105651).
target_compile_options(lector_build INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
# clang looks into g++ 12's std::stable_sort and finds what C++17 deprecated.
target_compile_options(lector_build INTERFACE $<$<CXX_COMPILER_ID:Clang>:-Wno-deprecated-declarations>)
if(LECTOR_SANITIZE)
  target_compile_options(lector_build INTERFACE -fsanitize=${LECTOR_SANITIZE} -fno-omit-frame-pointer
                         -fno-sanitize-recover=all)
  target_link_options(lector_build INTERFACE -fsanitize=${LECTOR_SANITIZE})
  # g++ 12 reports false null dereferences inside the standard library once sanitizers are on.
  target_compile_options(lector_build INTERFACE -Wno-null-dereference
                         $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
endif()
if(LECTOR_COVERAGE)
  target_compile_options(lector_build INTERFACE --coverage -fprofile-update=atomic)
  target_link_options(lector_build INTERFACE --coverage)
endif()
if(LECTOR_FUZZ)
  target_compile_options(lector_build INTERFACE -fsanitize=fuzzer-no-link)
endif()

# lector_room(NAME DOOR HEADER USES ROOM... LINKS LIBRARY...): the static library lector::NAME from
# src/NAME/*.cpp. A later room sees only the door; a room without one is a tool, open at any header.
# Rooms before it are linked PUBLIC because their doors show in its headers; libraries stay inside.
function(lector_room name)
  cmake_parse_arguments(PARSE_ARGV 1 room "" "" "DOOR;USES;LINKS")
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${name}/*.cpp)
  lector_embed(${name} languages language_files languages)
  lector_embed(${name} page_parts page_parts page_parts)
  add_library(lector_${name} STATIC ${sources} ${languages} ${page_parts})
  add_library(lector::${name} ALIAS lector_${name})
  set_target_properties(lector_${name} PROPERTIES LINKER_LANGUAGE CXX)
  lector_target(lector_${name} "${room_USES}" "${room_LINKS}")
  lector_grant(${name} "${room_DOOR}" "${room_USES}")
  lector_lint(lector_${name} ${sources})
endfunction()

# lector_embed(NAME FOLDER FUNCTION RESULT): the files src/NAME/FOLDER/* become part of the program: the
# library needs no folder at run time. Sets RESULT to a source that defines `lector::NAME::FUNCTION()`, which
# NAME/FOLDER.hpp declares; to nothing if the room has no such folder.
function(lector_embed name folder function result)
  file(GLOB files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${name}/${folder}/*)
  set(${result} "" PARENT_SCOPE)
  if(NOT files)
    return()
  endif()
  set(generated ${PROJECT_BINARY_DIR}/generated/${name}_${folder}.cpp)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${files})
  set(entries "")
  foreach(path IN LISTS files)
    file(READ ${path} content)
    file(SHA256 ${path} hash)
    cmake_path(GET path STEM stem)
    string(APPEND entries "    {\"${stem}\", R\"lector(${content})lector\", \"${hash}\"},\n")
  endforeach()
  file(CONFIGURE OUTPUT ${generated} @ONLY CONTENT
"// Made from src/${name}/${folder} by CMake.
#include \"${name}/${folder}.hpp\"

namespace lector::${name} {
std::vector<base::DataFile> ${function}() {
  return {
${entries}  };
}
}  // namespace lector::${name}
")
  set(${result} ${generated} PARENT_SCOPE)
endfunction()

# lector_program(TARGET ROOM USES ... LINKS ...): an executable from src/ROOM/*.cpp.
function(lector_program target name)
  cmake_parse_arguments(PARSE_ARGV 2 room "" "" "USES;LINKS")
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${name}/*.cpp)
  target_sources(${target} PRIVATE ${sources})
  lector_target(${target} "${room_USES}" "${room_LINKS}")
  lector_grant(${name} "" "${room_USES}")
  lector_lint(${target} ${sources})
endfunction()

function(lector_target target uses links)
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR}/src)
  target_link_libraries(${target} PRIVATE lector_build ${links})
  foreach(use IN LISTS uses)
    target_link_libraries(${target} PUBLIC lector::${use})
  endforeach()
endfunction()

# One line a room for the test `rooms`: "mix | timeline.hpp | base voice script synth".
function(lector_grant name door uses)
  list(JOIN door " " door)
  list(JOIN uses " " uses)
  set_property(GLOBAL APPEND_STRING PROPERTY LECTOR_ROOMS "${name} | ${door} | ${uses}\n")
endfunction()
