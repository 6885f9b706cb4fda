#include "voice/style.hpp"
