/* One sigmoid neuron on a gate, full batch, binary cross-entropy: what the machine can do.
 *
 * Compiled and called by engine.py. Records the loss and the parameters of every epoch, as the
 * other contestants do; a loss and its slope share one exponential.
 */
#include <math.h>

/* samples: x1, x2 and the side on which z is wrong (+1 for target 0, -1 for target 1) of each row.
 * parameters: w1, w2, b of each epoch from 0 on; the first three are given.
 * losses: the loss of each epoch from 0 on.
 */
void train(long epochs, double learning_rate, int rows, const double *samples, double *parameters,
           double *losses)
{
    double w1 = parameters[0], w2 = parameters[1], b = parameters[2];

    for (long epoch = 0;; epoch++) {
        double g1 = 0, g2 = 0, g0 = 0, loss = 0;

        for (int row = 0; row < rows; row++) {
            double x1 = samples[3 * row], x2 = samples[3 * row + 1], side = samples[3 * row + 2];
            double t = side * (w1 * x1 + w2 * x2 + b);
            double tail = exp(-fabs(t));
            double slope = side * ((t >= 0 ? 1 : tail) / (1 + tail));

            loss += (t > 0 ? t : 0) + log1p(tail);
            g1 += slope * x1;
            g2 += slope * x2;
            g0 += slope;
        }
        parameters[3 * epoch] = w1;
        parameters[3 * epoch + 1] = w2;
        parameters[3 * epoch + 2] = b;
        losses[epoch] = loss / rows;
        if (epoch == epochs)
            return;
        w1 -= learning_rate * (g1 / rows);
        w2 -= learning_rate * (g2 / rows);
        b -= learning_rate * (g0 / rows);
    }
}
