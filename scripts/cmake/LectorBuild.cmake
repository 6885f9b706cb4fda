# How code is compiled here: warnings, sanitizers, one static library a room.
option(LECTOR_TESTS "build the tests" ON)
option(LECTOR_WERROR "warnings are errors" ON)
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
if(LECTOR_SANITIZE)
  target_compile_options(lector_build INTERFACE -fsanitize=${LECTOR_SANITIZE} -fno-omit-frame-pointer
                         -fno-sanitize-recover=all)
  target_link_options(lector_build INTERFACE -fsanitize=${LECTOR_SANITIZE})
  # g++ 12 reports false null dereferences inside the standard library once sanitizers are on.
  target_compile_options(lector_build INTERFACE -Wno-null-dereference -Wno-maybe-uninitialized)
endif()

# lector_room(NAME USES ROOM... LINKS LIBRARY...): the static library lector::NAME from src/NAME/*.cpp.
# Rooms before it are linked PUBLIC because their doors show in its headers; libraries stay inside.
function(lector_room name)
  cmake_parse_arguments(PARSE_ARGV 1 room "" "" "USES;LINKS")
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${name}/*.cpp)
  add_library(lector_${name} STATIC ${sources})
  add_library(lector::${name} ALIAS lector_${name})
  set_target_properties(lector_${name} PROPERTIES LINKER_LANGUAGE CXX)
  lector_target(lector_${name} "${room_USES}" "${room_LINKS}")
  set_property(GLOBAL APPEND PROPERTY LECTOR_ROOMS "${name}:${room_USES}")
endfunction()

# lector_program(TARGET ROOM USES ... LINKS ...): an executable from src/ROOM/*.cpp.
function(lector_program target name)
  cmake_parse_arguments(PARSE_ARGV 2 room "" "" "USES;LINKS")
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${name}/*.cpp)
  target_sources(${target} PRIVATE ${sources})
  lector_target(${target} "${room_USES}" "${room_LINKS}")
  set_property(GLOBAL APPEND PROPERTY LECTOR_ROOMS "${name}:${room_USES}")
endfunction()

function(lector_target target uses links)
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR}/src)
  target_link_libraries(${target} PRIVATE lector_build ${links})
  foreach(use IN LISTS uses)
    target_link_libraries(${target} PUBLIC lector::${use})
  endforeach()
endfunction()
