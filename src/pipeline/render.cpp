namespace lector::pipeline {}
