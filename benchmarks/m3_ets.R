# SPDX-FileCopyrightText: the Lanterne contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
# ets() of R's forecast package on M3: sMAPE and CPU.
suppressMessages(library(forecast))
rows <- read.csv(gzfile(file.path(commandArgs(trailingOnly = TRUE)[1], "m3_yearly_quarterly.csv.gz")))
result <- sapply(c("YEARLY", "QUARTERLY"), function(period) {
  part <- split(rows[rows$period == period, ], rows$id[rows$period == period])
  start <- sum(proc.time()[1:2])
  ahead <- lapply(part, function(s) {
    y <- ts(s$value[s$split == "train"], frequency = if (period == "YEARLY") 1 else 4)
    as.numeric(forecast(ets(y), h = sum(s$split == "test"), PI = FALSE)$mean)
  })
  seconds <- sum(proc.time()[1:2]) - start
  smape <- mapply(function(s, f) {
    y <- s$value[s$split == "test"]
    mean(200 * abs(y - f) / (abs(y) + abs(f)))
  }, part, ahead)
  c(mean(smape), seconds)
})
cat(sprintf("- R %s, forecast %s: sMAPE of ets %.2f / %.2f. CPU: %.2f s / %.2f s.\n",
  getRversion(), packageVersion("forecast"), result[1, 1], result[1, 2], result[2, 1], result[2, 2]))
