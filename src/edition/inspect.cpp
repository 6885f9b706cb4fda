#include "edition/inspect.hpp"
