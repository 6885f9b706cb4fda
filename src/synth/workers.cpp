#include "synth/workers.hpp"
