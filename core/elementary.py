"""Stand-in until the real recipes come."""
import numpy as np
from learnscope.core.lanes import pick, power_of_two

_LOG2E = 1.4426950408889634
_LN2_HI = 6.93147180369123816490e-01
_LN2_LO = 1.90821492927058770002e-10


def exp(x):
    x = pick(x > 710.0, 710.0, pick(x < -708.0, -708.0, x))
    shifted = x * _LOG2E + 6755399441055744.0
    k = shifted - 6755399441055744.0
    r = x - k * _LN2_HI - k * _LN2_LO
    p = 1.0 / 6227020800.0
    p = p * r + 1.0 / 479001600.0
    p = p * r + 1.0 / 39916800.0
    p = p * r + 1.0 / 3628800.0
    p = p * r + 1.0 / 362880.0
    p = p * r + 1.0 / 40320.0
    p = p * r + 1.0 / 5040.0
    p = p * r + 1.0 / 720.0
    p = p * r + 1.0 / 120.0
    p = p * r + 1.0 / 24.0
    p = p * r + 1.0 / 6.0
    p = p * r + 0.5
    p = p * r + 1.0
    p = p * r + 1.0
    return p * power_of_two(k)


def log1p(x):
    # good enough for 0..1
    s = x / (2.0 + x)
    q = s * s
    p = 1.0 / 25.0
    p = p * q + 1.0 / 23.0
    p = p * q + 1.0 / 21.0
    p = p * q + 1.0 / 19.0
    p = p * q + 1.0 / 17.0
    p = p * q + 1.0 / 15.0
    p = p * q + 1.0 / 13.0
    p = p * q + 1.0 / 11.0
    p = p * q + 1.0 / 9.0
    p = p * q + 1.0 / 7.0
    p = p * q + 1.0 / 5.0
    p = p * q + 1.0 / 3.0
    p = p * q + 1.0
    return 2.0 * s * p


def sigmoid(z):
    tail = exp(-abs(z))
    return pick(z >= 0.0, 1.0, tail) / (1.0 + tail)


def softplus(t):
    return pick(t > 0.0, t, 0.0) + log1p(exp(-abs(t)))


def tanh(z):
    e = exp(-2.0 * abs(z))
    t = (1.0 - e) / (1.0 + e)
    return pick(z < 0.0, -t, t)


def integer_power(base, n):
    result = 1.0
    while n > 0:
        if n % 2 == 1:
            result = result * base
        base = base * base
        n = n // 2
    return result
