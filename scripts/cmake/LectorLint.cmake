# The targets `format` and `lint`. Each leaves a stamp, so that only what changed is looked at again.
find_program(LECTOR_CLANG_TIDY clang-tidy-19)
find_program(LECTOR_CLANG_FORMAT clang-format-19)

# A check or option that clang-tidy doesn't know is a fault of the configuration.
add_custom_target(lint
  COMMAND ${LECTOR_CLANG_TIDY} --verify-config
  COMMAND ${CMAKE_COMMAND} -E chdir tests ${LECTOR_CLANG_TIDY} --verify-config
  WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} COMMENT "clang-tidy's configuration" VERBATIM)

# lector_lint(TARGET SOURCE...): the target lint_TARGET runs clang-tidy over its sources, a stamp each.
# The warnings are g++'s: clang doesn't know them all, and finds what is deprecated in std::stable_sort.
# A stamp waits for the object file, which the compiler keeps newer than every header that it read.
function(lector_lint target)
  foreach(source IN LISTS ARGN)
    file(RELATIVE_PATH name ${CMAKE_CURRENT_SOURCE_DIR} ${source})
    set(stamp ${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/${target}.dir/${name}.lint)
    add_custom_command(OUTPUT ${stamp}
      COMMAND ${LECTOR_CLANG_TIDY} --quiet --extra-arg=-Wno-unknown-warning-option
              --extra-arg=-Wno-deprecated-declarations -p ${PROJECT_BINARY_DIR} ${source}
      COMMAND ${CMAKE_COMMAND} -E touch ${stamp}
      DEPENDS ${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/${target}.dir/${name}.o
              ${source} ${PROJECT_SOURCE_DIR}/.clang-tidy ${PROJECT_SOURCE_DIR}/tests/.clang-tidy
      COMMENT "clang-tidy ${name}" VERBATIM)
    list(APPEND stamps ${stamp})
  endforeach()
  add_custom_target(lint_${target} DEPENDS ${stamps})
  add_dependencies(lint lint_${target})
endfunction()

file(GLOB formatted CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/*/*.[ch]pp ${PROJECT_SOURCE_DIR}/tests/*/*.[ch]pp)
list(JOIN formatted "\n" names)
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/formatted.txt CONTENT "${names}\n")
add_custom_command(OUTPUT ${PROJECT_BINARY_DIR}/format.stamp
  COMMAND ${LECTOR_CLANG_FORMAT} --dry-run -Werror --files=${PROJECT_BINARY_DIR}/formatted.txt
  COMMAND ${CMAKE_COMMAND} -E touch ${PROJECT_BINARY_DIR}/format.stamp
  DEPENDS ${formatted} ${PROJECT_SOURCE_DIR}/.clang-format
  COMMENT "clang-format" VERBATIM)
add_custom_target(format DEPENDS ${PROJECT_BINARY_DIR}/format.stamp)
