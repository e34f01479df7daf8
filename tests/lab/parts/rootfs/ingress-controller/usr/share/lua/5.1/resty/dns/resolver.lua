return require("nginx.dns.resolver") -- as Debian calls it
