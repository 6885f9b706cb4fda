#include "text/language.hpp"
