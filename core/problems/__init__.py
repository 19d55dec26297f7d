"""What is to be learned.

To be read in this order: `problem`, what every kind offers; `gates`, `clouds`, `curves`,
`own_data`, the kinds; `kind`, what all of them share; `sampled`, `split` and `draws`, what clouds,
curves and own data do; `scaling`, numbers brought to a like size; `statistics`, sums of many
numbers in the engine's order; `arrays`, that nobody writes to. How own data are read from files
stands in `learnscope.core.tables`.
"""
