#include "script/compose.hpp"
