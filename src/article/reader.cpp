#include "article/reader.hpp"
