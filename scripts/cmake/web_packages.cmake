# cmake -DTESTS=tests/web -DWEB=build/web -DRUN=NAME -P web_packages.cmake
# Installs the packages of the tests in Node into WEB, unless those of the lock file are there, and copies the
# tests to WEB/NAME: Node looks for packages in the folders above a file, and none may lie in the source tree.
file(MAKE_DIRECTORY ${WEB}/${RUN})
file(LOCK ${WEB}/install.lock GUARD PROCESS TIMEOUT 300)
set(stamp ${WEB}/installed.json)
file(READ ${TESTS}/package-lock.json wanted)
set(installed "")
if(EXISTS ${stamp} AND IS_DIRECTORY ${WEB}/node_modules)
  file(READ ${stamp} installed)
endif()
if(NOT installed STREQUAL wanted)
  file(COPY ${TESTS}/package.json ${TESTS}/package-lock.json DESTINATION ${WEB})
  find_program(NPM npm REQUIRED)
  execute_process(COMMAND ${NPM} ci --ignore-scripts --no-audit --no-fund WORKING_DIRECTORY ${WEB} COMMAND_ERROR_IS_FATAL ANY)
  file(COPY_FILE ${TESTS}/package-lock.json ${stamp})
endif()
file(GLOB tests ${TESTS}/*.mjs)
file(COPY ${tests} ${TESTS}/package.json DESTINATION ${WEB}/${RUN})
