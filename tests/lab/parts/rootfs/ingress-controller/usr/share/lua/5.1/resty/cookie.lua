return require("nginx.cookie") -- as Debian calls it
