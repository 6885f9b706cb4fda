#include "text/unicode.hpp"
