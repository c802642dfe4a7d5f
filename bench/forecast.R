# WAPE of each method of revops, of its record, and of auto.arima, ets and thetaf, each fitted anew on the quarters before each tested one.
suppressPackageStartupMessages(library(forecast))
args <- commandArgs(TRUE)
tests <- subset(read.csv(args[1]), kind == "backtest")
quarters <- subset(read.csv(args[2]), set == "period")
tested <- unique(tests$period)
# The first quarter of an export is full only if it begins with it; the first full one is the second.
series <- quarters$won_value[-1]
names(series) <- quarters$name[-1]
year <- as.integer(substr(names(series)[1], 1, 4))
quarter <- as.integer(substr(names(series)[1], 7, 7))
actual <- tests$actual[match(tested, tests$period)]
wape <- function(said) sum(abs(said - actual)) / sum(actual)
rolling <- function(model) sapply(tested, function(name) {
  known <- series[seq_len(which(names(series) == name) - 1)]
  fit <- ts(known, start = c(year, quarter), frequency = 4)
  as.numeric(model(fit)$mean[1])
})
results <- c(
  auto.arima = wape(rolling(function(x) forecast(auto.arima(x), h = 1))),
  ets = wape(rolling(function(x) forecast(ets(x), h = 1))),
  thetaf = wape(rolling(function(x) thetaf(x, h = 1)))
)
best <- min(results)
for (method in unique(tests$method)) {
  rows <- tests[tests$method == method, ]
  if (!anyNA(rows$forecast)) results[method] <- wape(rows$forecast[match(tested, rows$period)])
}
believed <- tests[tests$believed == "true" | tests$believed == TRUE, ]
results["record"] <- wape(believed$forecast[match(tested, believed$period)])
for (name in names(results)) cat(sprintf("  %-16s WAPE %5.1f%%  %4.2f of the best of R\n", name, 100 * results[name], results[name] / best))
