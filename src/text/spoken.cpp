#include "text/spoken.hpp"
