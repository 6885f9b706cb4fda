#include "mix/arrange.hpp"
