/* A tanh network with one sigmoid output, binary cross-entropy, gradient descent: what the machine
 * can do.
 *
 * Compiled and called by contestants.py. Records the loss of every epoch, as the other contestants
 * do; where one update takes all samples, the loss comes from its own forward pass.
 */
#include <math.h>

#define MOST_LAYERS 6
#define MOST_UNITS 8

/* Takes one sample forward, adds its gradient if there is a place for it, and returns its loss.
 * theta and gradient: layer by layer the weights, a row for each unit, then the biases. */
static double sample(int layers, const int *sizes, const double *x, double side,
                     const double *theta, double *gradient)
{
    double out[MOST_LAYERS][MOST_UNITS], slope[MOST_UNITS], before[MOST_UNITS];
    const double *w[MOST_LAYERS], *at = theta;
    double z = 0;

    for (int i = 0; i < sizes[0]; i++)
        out[0][i] = x[i];
    for (int layer = 1; layer < layers; layer++) {
        int inputs = sizes[layer - 1], units = sizes[layer];
        w[layer] = at;
        for (int unit = 0; unit < units; unit++) {
            z = at[inputs * units + unit];
            for (int i = 0; i < inputs; i++)
                z += at[unit * inputs + i] * out[layer - 1][i];
            out[layer][unit] = layer + 1 < layers ? tanh(z) : z;
        }
        at += (inputs + 1) * units;
    }

    double t = side * z, tail = exp(-fabs(t));
    double loss = (t > 0 ? t : 0) + log1p(tail);
    if (!gradient)
        return loss;

    slope[0] = side * ((t >= 0 ? 1 : tail) / (1 + tail));
    for (int layer = layers - 1; layer > 0; layer--) {
        int inputs = sizes[layer - 1], units = sizes[layer];
        double *g = gradient + (w[layer] - theta);
        for (int unit = 0; unit < units; unit++) {
            for (int i = 0; i < inputs; i++)
                g[unit * inputs + i] += slope[unit] * out[layer - 1][i];
            g[inputs * units + unit] += slope[unit];
        }
        for (int i = 0; layer > 1 && i < inputs; i++) {
            before[i] = 0;
            for (int unit = 0; unit < units; unit++)
                before[i] += slope[unit] * w[layer][unit * inputs + i];
            before[i] *= 1 - out[layer - 1][i] * out[layer - 1][i];
        }
        for (int i = 0; layer > 1 && i < inputs; i++)
            slope[i] = before[i];
    }
    return loss;
}

/* inputs: x of each sample; sides: +1 for target 0, -1 for target 1; batch: samples per update.
 * theta: the start, and the parameters at the end. losses: of each epoch from 0 on. */
void train(long epochs, double learning_rate, int layers, const int *sizes, int samples, int batch,
           const double *inputs, const double *sides, double *theta, double *losses)
{
    double gradient[MOST_LAYERS * MOST_UNITS * (MOST_UNITS + 1)];
    int parameters = 0;

    for (int layer = 1; layer < layers; layer++)
        parameters += (sizes[layer - 1] + 1) * sizes[layer];
    for (long epoch = 0;; epoch++) {
        double loss = 0;
        int whole = batch >= samples;

        for (int i = 0; (!whole || epoch == epochs) && i < samples; i++)
            loss += sample(layers, sizes, inputs + i * sizes[0], sides[i], theta, 0);
        if (!whole || epoch == epochs)
            losses[epoch] = loss / samples;
        if (epoch == epochs)
            return;
        for (int begin = 0; begin < samples; begin += batch) {
            int end = begin + batch < samples ? begin + batch : samples;
            for (int p = 0; p < parameters; p++)
                gradient[p] = 0;
            loss = 0;
            for (int i = begin; i < end; i++)
                loss += sample(layers, sizes, inputs + i * sizes[0], sides[i], theta, gradient);
            for (int p = 0; p < parameters; p++)
                theta[p] -= learning_rate * (gradient[p] / (end - begin));
            if (whole)
                losses[epoch] = loss / samples;
        }
    }
}
