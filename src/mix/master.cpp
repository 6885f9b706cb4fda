#include "mix/master.hpp"
