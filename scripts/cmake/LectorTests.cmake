# How tests become programs, and programs ctest entries.

# lector_test(ROOM LIBRARY...): the program test_ROOM from tests/ROOM/*.cpp. ctest knows each file
# ROOM/x_test.cpp as ROOM.x, labelled ROOM, so that files run side by side and fail by name.
function(lector_test room)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${room}/*.cpp)
  if(NOT sources)
    return()
  endif()
  add_executable(test_${room} ${sources})
  target_compile_definitions(test_${room} PRIVATE
    LECTOR_SOURCE_DIR="${PROJECT_SOURCE_DIR}" LECTOR_PROGRAM="$<TARGET_FILE:lector>")
  target_link_libraries(test_${room} PRIVATE lector_build test_main test_support ${ARGN})
  if(LECTOR_SANITIZE)
    # Catch2's assertions take g++ three times as long to optimise once they are instrumented.
    target_compile_options(test_${room} PRIVATE -O0)
  endif()
  lector_lint(test_${room} ${sources})
  foreach(source IN LISTS sources)
    cmake_path(GET source STEM file)
    if(file MATCHES "^(.*)_test$")
      set(name ${room}.${CMAKE_MATCH_1})
      # Catch2 tags each test with its file's name; a file without tests is a mistake.
      add_test(NAME ${name} COMMAND test_${room} --filenames-as-tags --warn NoTests "[#${file}]")
      set_tests_properties(${name} PROPERTIES LABELS ${room})
    endif()
  endforeach()
endfunction()

# lector_web_tests(): each file web/x_test.mjs as the test web.x, run by Node in build/web, where its packages
# lie; the fixture web.packages puts them there.
function(lector_web_tests)
  find_program(LECTOR_NODE node REQUIRED)
  find_program(LECTOR_CHROMIUM chromium REQUIRED)
  set(web ${PROJECT_SOURCE_DIR}/build/web)
  cmake_path(GET PROJECT_BINARY_DIR FILENAME run)
  add_test(NAME web.packages COMMAND ${CMAKE_COMMAND} -DTESTS=${CMAKE_CURRENT_SOURCE_DIR}/web -DWEB=${web} -DRUN=${run}
           -P ${PROJECT_SOURCE_DIR}/scripts/cmake/web_packages.cmake)
  set_tests_properties(web.packages PROPERTIES LABELS "web;slow" FIXTURES_SETUP web_packages)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/web/*_test.mjs)
  foreach(source IN LISTS sources)
    cmake_path(GET source FILENAME file)
    string(REPLACE "_test.mjs" "" name ${file})
    add_test(NAME web.${name} COMMAND ${LECTOR_NODE} --test ${web}/${run}/${file})
    set_tests_properties(web.${name} PROPERTIES LABELS "web;slow" FIXTURES_REQUIRED web_packages ENVIRONMENT
      "LECTOR_PROGRAM=$<TARGET_FILE:lector>;LECTOR_SAMPLES=${PROJECT_SOURCE_DIR}/samples;LECTOR_CHROMIUM=${LECTOR_CHROMIUM}")
  endforeach()
endfunction()

# lector_fuzz(FILE LIBRARY...): a libFuzzer target from tests/fuzz/NAME_fuzz.cpp. Where LECTOR_FUZZ is
# off it gets a main that replays the corpus and the samples instead, as the test fuzz.NAME.
function(lector_fuzz source)
  cmake_path(GET source STEM file)
  string(REGEX REPLACE "_fuzz$" "" name ${file})
  add_executable(fuzz_${name} ${source})
  target_link_libraries(fuzz_${name} PRIVATE lector_build ${ARGN})
  target_include_directories(fuzz_${name} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
  lector_lint(fuzz_${name} ${source})
  add_dependencies(fuzzers fuzz_${name})
  if(LECTOR_FUZZ)
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    return()
  endif()
  target_link_libraries(fuzz_${name} PRIVATE fuzz_replay)
  add_test(NAME fuzz.${name} COMMAND fuzz_${name} ${PROJECT_SOURCE_DIR}/samples
           ${CMAKE_CURRENT_SOURCE_DIR}/data ${CMAKE_CURRENT_SOURCE_DIR}/fuzz/corpus/${name})
  set_tests_properties(fuzz.${name} PROPERTIES LABELS fuzz)
endfunction()
