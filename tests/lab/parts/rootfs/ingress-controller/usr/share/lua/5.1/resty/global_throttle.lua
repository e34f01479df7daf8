return require("absent")("resty.global_throttle")
