#include "edition/write.hpp"
