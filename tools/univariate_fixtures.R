# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
# What R's forecast package says of the series that univariate_fixtures.py invented; see there.
suppressMessages(library(forecast))
folder <- commandArgs(trailingOnly = TRUE)[1]
out <- file(file.path(folder, "r.csv"), "w")
cat(sprintf("# R %s, forecast %s\n", getRversion(), packageVersion("forecast")), file = out)
row <- function(...) cat(paste(c(...), collapse = ","), "\n", sep = "", file = out)
number <- function(x) sprintf("%.12g", x)
for (line in readLines(file.path(folder, "series.csv"))) {
  cells <- strsplit(line, ",")[[1]]
  name <- cells[1]
  m <- as.integer(cells[2])
  y <- ts(as.numeric(cells[-(1:2)]), frequency = m)
  if (name %in% c("rare", "two")) next
  for (e in c("A", "M")) for (t in c("N", "A", "Ad")) for (s in if (m == 1) "N" else c("N", "A", "M")) {
    if ((e == "A" && s == "M") || (e == "M" && min(y) <= 0)) next
    fit <- try(ets(y, model = paste0(e, substr(t, 1, 1), s), damped = (t == "Ad")), silent = TRUE)
    if (inherits(fit, "try-error")) next
    shape <- paste(e, t, s, sep = " ")
    p <- fit$par
    gain <- function(n, none) if (n %in% names(p)) p[[n]] else none
    row(name, "ets", paste(shape, "log_likelihood"), number(fit$loglik))
    row(name, "ets", paste(shape, "gains"), number(c(gain("alpha", 0), gain("beta", 0), gain("gamma", 0), gain("phi", 1))))
    # level, trend where there is one, then the seasonal states, the last value's first
    row(name, "ets", paste(shape, "states"), number(fit$initstate))
    # From the last states; forecast() itself adds a small correction to some shapes.
    last <- as.numeric(tail(fit$states, 1))
    level <- last[1] + if (t == "N") 0 else last[2] * cumsum(gain("phi", 1)^(1:10))
    season <- rep(rev(tail(last, m)), length.out = 10)
    row(name, "ets", paste(shape, "ahead"), number(switch(s, N = rep_len(level, 10), A = level + season, M = level * season)))
  }
  # R multiplies by a season even where values are negative; we add one.
  if (min(y) > 0) {
    fit <- thetaf(y, h = 10)
    # Its own test finds a season in these two.
    adjusted <- if (name %in% c("quarterly", "monthly")) seasadj(decompose(y, "multiplicative")) else y
    row(name, "theta", "gain", number(c(fit$model$alpha, ses(adjusted)$mean[1])))
    row(name, "theta", "ahead", number(fit$mean))
  }
  if (m > 1) row(name, "decompose", "added", number(decompose(y)$figure))
  if (m > 1 && min(y) > 0) row(name, "decompose", "multiplied", number(decompose(y, "multiplicative")$figure))
}
close(out)
