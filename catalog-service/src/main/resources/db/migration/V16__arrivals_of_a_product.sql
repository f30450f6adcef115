-- Of a product that many orders wait for there may be many arrivals; the first that is looked at stands for all of them.
create index stock_arrival_of on stock_arrival (sku);
