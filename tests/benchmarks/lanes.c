/* The twin of engine.c that a patient person writes by hand for this one kind of network: eight
 * samples to a vector, with the recipes of core/elementary.py and the sums of core/lanes.py.
 *
 * Nothing is fused or reordered (compile with -ffp-contract=off), so that it ends in the same bits
 * as Learnscope's engine, which is how one knows that both do the same work.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define LANES 8
#define MOST_LAYERS 6
#define MOST_UNITS 8
#define MOST_PARAMETERS (MOST_LAYERS * MOST_UNITS * (MOST_UNITS + 1))
#define MOST_SUMS (MOST_PARAMETERS + 2)

typedef double v8 __attribute__((vector_size(64)));
typedef int64_t i8 __attribute__((vector_size(64)));
typedef uint64_t u8 __attribute__((vector_size(64)));

static const double LOG2_E = 1.4426950408889634, ROUNDER = 6755399441055744.0;
static const double LN2_HIGH = 0.6931471805592082, LN2_LOW = 7.371002565167799e-13;
static const double TANH[] = {
    8.456910583945743e-07, -8.651307490003795e-06, 8.542742930504404e-05,
    -0.0008432539609451276, 0.008333333333258232,  -0.0833333333333332,
};
static const double WIDE_TANH[] = {
    4.95137928301458e-11,  -8.075114322452286e-10, 8.85075491116223e-09,   -8.871743125808051e-08,
    8.769024279622393e-07, -8.655473082476406e-06, 8.542768282307164e-05, -0.0008432539674317608,
    0.008333333333289464,  -0.08333333333333279,
};
static const double ARTANH[] = {
    7.719881601723247e-08,  1.676168971265459e-07, 9.158112078252008e-07, 4.063064139033055e-06,
    1.8781236935179076e-05, 8.877826514391379e-05, 0.0004340277877575022, 0.0022321428567921558,
    0.012500000000004775,   0.08333333333333333,
};

#define INLINE static inline __attribute__((always_inline))
#define COUNT(array) ((int)(sizeof(array) / sizeof(*(array))))

INLINE v8 all(double x) { return x - (v8){0}; }
INLINE v8 pick(i8 condition, v8 one, v8 other)
{
    return (v8)((condition & (i8)one) | (~condition & (i8)other));
}
INLINE v8 within(v8 x, double low, double high)
{
    return pick(x < low, all(low), pick(x > high, all(high), x));
}
INLINE v8 magnitude(v8 x) { return (v8)((i8)x & INT64_MAX); }
INLINE v8 with_sign(v8 x, v8 sign) { return (v8)((i8)x | ((i8)sign & INT64_MIN)); }
INLINE v8 polynomial(const double *coefficients, int count, v8 x)
{
    v8 value = all(coefficients[0]);
#pragma GCC unroll 16
    for (int i = 1; i < count; i++)
        value = value * x + coefficients[i];
    return value;
}
INLINE v8 twice_tanh_of_half(v8 x, v8 shifted, const double *coefficients, int count)
{
    v8 k = shifted - ROUNDER, high = x - k * LN2_HIGH, low = k * LN2_LOW;
    v8 r = high - low, square = r * r;
    return high + (r * square * polynomial(coefficients, count, square) - low);
}

INLINE v8 tanh_of(v8 z)
{
    v8 x = 2.0 * magnitude(within(z, -20.0, 20.0));
    i8 near = x < 1.1;
    v8 shifted = pick(near, all(ROUNDER), x * LOG2_E + ROUNDER);
    v8 t = twice_tanh_of_half(x, shifted, WIDE_TANH, COUNT(WIDE_TANH));
    v8 power = (v8)(((u8)shifted + 1023) << 52);
    v8 lacking = (4.0 - 2.0 * t) / (2.0 * (power + 1.0) + (power - 1.0) * t);
    return with_sign(pick(near, 0.5 * t, 1.0 - lacking), z);
}

INLINE v8 softplus_and_slope(v8 t, v8 *slope)
{
    v8 x = within(-magnitude(t), -746.0, 1.0), shifted = x * LOG2_E + ROUNDER;
    v8 half_tanh = twice_tanh_of_half(x, shifted, TANH, COUNT(TANH));
    u8 bits = (u8)shifted, half = bits >> 1;
    v8 power = (v8)((half + 1023) << 52), other = (v8)((bits - half + 1023) << 52);
    v8 above = (2.0 + half_tanh) * power * other, below = 2.0 - half_tanh;
    v8 c = 2.0 * above / (2.0 * below + above), square = c * c;
    *slope = pick(t >= 0.0, below, above) / (above + below);
    return pick(t < 0.0, all(0.0), t) + (c + c * square * polynomial(ARTANH, COUNT(ARTANH), square));
}

INLINE double total(v8 sums)
{
    return ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
}

/* Eight samples side by side; where there are fewer, copies of the first that are not `real`. */
struct eight {
    v8 x[MOST_UNITS], side;
    i8 real;
};

/* Takes eight samples forward, and back as well to learn. theta and sums: layer by layer the
 * weights, a row for each unit, then the biases; then the sums of the losses and of the right
 * answers, which the program records, too. */
INLINE void take(int layers, const int *sizes, int parameters, const struct eight *samples,
                 const double *theta, v8 *sums, int learn)
{
    const v8 *x = samples->x, side = samples->side;
    const i8 real = samples->real;
    v8 out[MOST_LAYERS][MOST_UNITS], slope[MOST_UNITS], before[MOST_UNITS], z = {0};
    const double *w[MOST_LAYERS], *at = theta;

    for (int i = 0; i < sizes[0]; i++)
        out[0][i] = x[i];
    for (int layer = 1; layer < layers; layer++) {
        int inputs = sizes[layer - 1], units = sizes[layer];
        w[layer] = at;
        for (int unit = 0; unit < units; unit++) {
            z = at[unit * inputs] * out[layer - 1][0];
            for (int i = 1; i < inputs; i++)
                z = z + at[unit * inputs + i] * out[layer - 1][i];
            z = z + at[inputs * units + unit];
            if (layer + 1 < layers)
                out[layer][unit] = tanh_of(z);
        }
        at += (inputs + 1) * units;
    }

    v8 loss = softplus_and_slope(side * z, &slope[0]);
    i8 right = ~((z > 0.0) ^ (side < 0.0));
    sums[parameters] += pick(real, loss, all(0.0));
    sums[parameters + 1] += pick(real & right, all(1.0), all(0.0));
    if (!learn)
        return;

    slope[0] = pick(real, side * slope[0], all(0.0));
    for (int layer = layers - 1; layer > 0; layer--) {
        int inputs = sizes[layer - 1], units = sizes[layer];
        v8 *g = sums + (w[layer] - theta);
        for (int unit = 0; unit < units; unit++) {
            for (int i = 0; i < inputs; i++)
                g[unit * inputs + i] += slope[unit] * out[layer - 1][i];
            g[inputs * units + unit] += slope[unit];
        }
        for (int i = 0; layer > 1 && i < inputs; i++) {
            before[i] = w[layer][i] * slope[0];
            for (int unit = 1; unit < units; unit++)
                before[i] = before[i] + w[layer][unit * inputs + i] * slope[unit];
            before[i] = before[i] * (1.0 - out[layer - 1][i] * out[layer - 1][i]);
        }
        for (int i = 0; layer > 1 && i < inputs; i++)
            slope[i] = before[i];
    }
}

/* Puts the samples from `begin` to before `end` side by side, and returns how many eights. */
static int line_up(const int *sizes, const double *inputs, const double *sides, int begin, int end,
                   struct eight *into)
{
    int count = (end - begin + LANES - 1) / LANES;
    for (int lane = 0; lane < count * LANES; lane++) {
        int there = begin + lane < end, sample = there ? begin + lane : begin + lane / LANES * LANES;
        struct eight *samples = into + lane / LANES;
        for (int i = 0; i < sizes[0]; i++)
            samples->x[i][lane % LANES] = inputs[sample * sizes[0] + i];
        samples->side[lane % LANES] = sides[sample];
        samples->real[lane % LANES] = there ? -1 : 0;
    }
    return count;
}

static void go_through(int layers, const int *sizes, int parameters, int count,
                       const struct eight *samples, const double *theta, v8 *sums, int learn)
{
    memset(sums, 0, (parameters + 2) * sizeof *sums);
    for (int i = 0; i < count; i++)
        take(layers, sizes, parameters, samples + i, theta, sums, learn);
}

/* As `train` in engine.c. */
void train_lanes(long epochs, double learning_rate, int layers, const int *sizes, int samples,
                 int batch, const double *inputs, const double *sides, double *theta,
                 double *losses)
{
    v8 sums[MOST_SUMS];
    int parameters = 0, whole = batch >= samples, eights = (batch + LANES - 1) / LANES;
    int batches = (samples + batch - 1) / batch;
    struct eight *every = aligned_alloc(64, (samples / LANES + 1) * sizeof *every);
    struct eight *lined_up = aligned_alloc(64, batches * eights * sizeof *lined_up);
    int count = line_up(sizes, inputs, sides, 0, samples, every);

    for (int begin = 0; begin < samples; begin += batch) {
        int end = begin + batch < samples ? begin + batch : samples;
        line_up(sizes, inputs, sides, begin, end, lined_up + begin / batch * eights);
    }
    for (int layer = 1; layer < layers; layer++)
        parameters += (sizes[layer - 1] + 1) * sizes[layer];
    for (long epoch = 0;; epoch++) {
        go_through(layers, sizes, parameters, count, every, theta, sums, whole && epoch < epochs);
        losses[epoch] = total(sums[parameters]) / samples;
        if (epoch == epochs)
            break;
        for (int begin = 0; begin < samples; begin += batch) {
            int end = begin + batch < samples ? begin + batch : samples;
            if (!whole)
                go_through(layers, sizes, parameters, (end - begin + LANES - 1) / LANES,
                           lined_up + begin / batch * eights, theta, sums, 1);
            for (int p = 0; p < parameters; p++)
                theta[p] = theta[p] - learning_rate * (total(sums[p]) / (end - begin));
        }
    }
    free(every);
    free(lined_up);
}
