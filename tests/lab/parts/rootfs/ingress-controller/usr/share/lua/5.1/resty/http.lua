return require("absent")("resty.http")
