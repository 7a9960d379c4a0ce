"""Second source for the figures in independent.test.ts: numpy and scipy, written from the specification alone.

Run `python3 test/check/independent.py` (made with numpy 2.4.6, scipy 1.17.1). Nothing in the checker or its tests runs
this file; it is kept so that every figure typed into the test can be made again.
"""

import numpy as np
from scipy.optimize import brentq, isotonic_regression, minimize
from scipy.special import log_expit, logsumexp, xlogy

SHARES = [0, 0.125, 0.25, 0.375, 0.5, 0.75, 1]
TAU = 0.05


def deviance_of_logs(k, n, log_p, log_q):
    """2 (saturated - fitted log-likelihood); log_p and log_q are ln of the rates of right and wrong."""
    y = k / n
    saturated = xlogy(k, y) + xlogy(n - k, 1 - y)
    with np.errstate(invalid="ignore"):
        fitted = np.where(k > 0, k * log_p, 0) + np.where(n > k, (n - k) * log_q, 0)
    return 2 * float(np.sum(saturated - fitted))


def sigmoid_deviance(theta, link, k, n, g, z):
    eta = theta[0] + theta[1] * z
    with np.errstate(over="ignore", divide="ignore"):
        if link == "gumbel":
            e = np.exp(-eta)
            log_s, log_c = -e, np.log(-np.expm1(-e))
        else:
            log_s, log_c = log_expit(eta), log_expit(-eta)
        if g > 0:
            log_s = logsumexp([np.full_like(eta, np.log(g)), np.log1p(-g) + log_s], axis=0)
            log_c = np.log1p(-g) + log_c
    log_s, log_c = np.maximum(log_s, -700), np.maximum(log_c, -700)
    return deviance_of_logs(k, n, log_s, log_c)


def fit(link, k, n, g, z, rising=False):
    """Maximum likelihood: Nelder-Mead from many starts, restarted where it stops; the best is kept."""
    k, n, z = (np.asarray(v, float) for v in (k, n, z))
    f = lambda th: sigmoid_deviance(th, link, k, n, g, z) if not (rising and th[1] < 0) else 1e9
    best = None
    for a in (-6, -3, -1, 1):
        for s in (0.0, 1, 3, 8, 30) if rising else (-8, -1, 0, 1, 3, 8, 30):
            r = minimize(f, [a, s], method="Nelder-Mead", options=dict(xatol=1e-11, fatol=1e-12, maxiter=4000))
            r = minimize(f, r.x, method="Nelder-Mead", options=dict(xatol=1e-11, fatol=1e-13, maxiter=4000))
            if best is None or r.fun < best.fun:
                best = r
    return best.x[0], best.x[1], best.fun


def identity(k, n, z, rising=False):
    """Four passes of reweighted least squares by np.polyfit; the pass with the least deviance is kept."""
    k, n, z = (np.asarray(v, float) for v in (k, n, z))
    y, shrunk, edge = k / n, (k + 0.5) / (n + 1), 0.1 / (n + 1)
    w, best = n / (shrunk * (1 - shrunk)), np.inf
    for _ in range(4):
        s, a = np.polyfit(z, y, 1, w=np.sqrt(w))
        if rising and s < 0:
            s, a = 0, np.average(y, weights=w)
        p = np.clip(a + s * z, edge, 1 - edge)
        best = min(best, deviance_of_logs(k, n, np.log(p), np.log(1 - p)))
        w = n / (p * (1 - p))
    return best


def identity_maximum(k, n, z, rising=False):
    """The least deviance that any line with clipped scores can have: what the four passes approach."""
    k, n, z = (np.asarray(v, float) for v in (k, n, z))
    edge = 0.1 / (n + 1)

    def f(theta):
        if rising and theta[1] < 0:
            return 1e9
        p = np.clip(theta[0] + theta[1] * z, edge, 1 - edge)
        return deviance_of_logs(k, n, np.log(p), np.log(1 - p))

    runs = [
        minimize(f, [a, s], method="Nelder-Mead", options=dict(xatol=1e-10, fatol=1e-11, maxiter=4000)).fun
        for a in (-0.5, -0.1, 0.05, 0.2)
        for s in (0.1, 0.5, 1, 2)
    ]
    return min(runs)


def n_eff(y, n, g, tau=TAU):
    y, n = np.asarray(y, float), np.asarray(n, float)
    shrunk = (n * y + 0.5) / (n + 1)
    inner = np.clip((shrunk - g) / (1 - g), 0.5 / (n + 1), 1 - 0.5 / (n + 1))
    d = (1 - g) * inner * -np.log(inner)
    return n / (1 + n * tau**2 * d**2 / (shrunk * (1 - shrunk)))


def unit(u):
    u = np.asarray(u, float)
    return (u - u[0]) / (u[-1] - u[0])


def shapes(t):
    steps = [(np.arange(len(t)) >= j).astype(float) for j in range(1, len(t))]
    breaks = [np.maximum(0, t - t[j]) / (1 - t[j]) for j in range(1, len(t) - 2) if t[j] >= 0.3]
    return steps + breaks


def profile(fitter, t):
    """Deviance at each share: the least over steps and breaks."""
    row = [fitter(t, False)]
    for share in SHARES[1:]:
        row.append(min(fitter((1 - share) * t + share * h, True) for h in shapes(t)))
    return row


def extrapolation(x, y, n, g):
    """T of the observed next point, and the scores at which T = 3.84, by brentq."""
    t, ne = unit(np.log(x)), n_eff(y, n, g)
    k = ne * y
    at = int(np.argmax(np.diff(y))) + 1
    floor = 0 if g > 0 else min(0.01, k[:at].sum() / ne[:at].sum())
    chances = [g] if floor == 0 else [0, floor]
    pre = [fit("gumbel", k[:at], ne[:at], c, t[:at]) for c in chances]
    i = int(np.argmin([p[2] for p in pre]))
    scale = max(1, pre[i][2] / max(1, at - 2))

    def T(score):
        joint = np.append(k[:at], score * ne[at])
        return (min(fit("gumbel", joint, ne[: at + 1], c, t[: at + 1])[2] for c in chances) - pre[i][2]) / scale

    eta = pre[i][0] + pre[i][1] * t[at]
    centre = chances[i] + (1 - chances[i]) * np.exp(-np.exp(-eta))
    low = 0.0 if T(0) <= 3.84 else brentq(lambda s: T(s) - 3.84, 0, centre, xtol=1e-7)
    high = 1.0 if T(1) <= 3.84 else brentq(lambda s: T(s) - 3.84, centre, 1, xtol=1e-7)
    return dict(at=at, T=T(y[at]), low=low, high=high, centre=centre)


def indices(y):
    y = np.asarray(y, float)
    rise = np.sign(np.argmax(y) - np.argmin(y)) * (y.max() - y.min())
    squares = np.diff(y) ** 2
    with np.errstate(divide="ignore"):
        return rise / np.sqrt(np.median(squares)), rise / np.sqrt(np.mean(squares))


REGRESSIONS = {
    "rise": dict(z=[0, 0.2, 0.35, 0.6, 0.8, 1], k=[3, 9, 25, 61, 118, 153], n=[200, 200, 250, 250, 300, 300], g=0),
    "zeros": dict(z=[0, 0.1, 0.4, 0.5, 0.9, 1], k=[0, 0, 1, 0, 7, 22], n=[40, 40, 40, 40, 40, 40], g=0),
    "choice": dict(z=[0, 0.15, 0.3, 0.55, 0.7, 0.85, 1], k=[24, 27, 22, 31, 48, 71, 80], n=[100] * 7, g=0.25),
    "coin": dict(z=[0, 0.25, 0.5, 0.75, 1], k=[262, 251, 301, 377, 452], n=[500] * 5, g=0.5),
    "fall": dict(z=[0, 0.3, 0.6, 1], k=[90, 60, 33, 8], n=[100, 100, 100, 100], g=0),
}

SERIES = {
    "uneven": dict(
        x=[2e7, 9e7, 1.6e8, 1.1e9, 2.8e9, 3e10, 1.3e11],
        y=[0.01, 0.014, 0.02, 0.07, 0.1, 0.62, 0.71],
        n=[500, 500, 500, 400, 400, 1000, 1000],
        g=0,
    ),
    "choice": dict(
        x=[1, 3, 10, 25, 90, 300],
        y=[0.26, 0.235, 0.27, 0.3, 0.58, 0.66],
        n=[200, 200, 200, 200, 200, 200],
        g=0.25,
    ),
}

INDICES = {
    "line of 8": np.arange(8),
    "GPT-3 few-shot 3D+": [0.15, 0.45, 0.3, 0.55, 0.75, 0.9, 8.4, 80.4],
    "GPT-3 few-shot 2D+": [2, 4.1, 3.5, 4.5, 8.9, 11.9, 55.5, 100],
    "GPT-3 few-shot 5D+": [0, 0, 0, 0, 0, 0, 0.05, 9.3],
    "even number of increments": [0.1, 0.3, 0.2, 0.25, 0.9],
    "falls": [0.9, 0.7, 0.65, 0.1],
}

if __name__ == "__main__":
    print("REGRESSIONS (a, s, deviance)")
    for name, r in REGRESSIONS.items():
        for link in ("gumbel", "logistic"):
            print(f"  {name:8s} {link:9s} a={'%.6f s=%.6f deviance=%.8f' % fit(link, r['k'], r['n'], r['g'], r['z'])}")
        print(f"  {name:8s} identity  deviance={identity(r['k'], r['n'], r['z']):.9f}")
    print("ISOTONIC")
    for name, (k, n) in {
        "two violators": ([5, 30, 18, 40, 39, 70], [100, 100, 80, 100, 120, 100]),
        "ends at one": ([0, 2, 1, 50, 50], [50] * 5),
    }.items():
        k, n = np.array(k, float), np.array(n, float)
        p = isotonic_regression(k / n, weights=n).x
        with np.errstate(divide="ignore"):
            print(f"  {name}: {deviance_of_logs(k, n, np.log(p), np.log(1 - p)):.9f}")
    print("SERIES")
    for name, s in SERIES.items():
        x, y, n, g = (np.array(s["x"], float), np.array(s["y"]), np.array(s["n"], float), s["g"])
        ne = n_eff(y, n, g)
        k = ne * y
        print(f" {name}: n_eff", np.round(ne, 8).tolist())
        p = isotonic_regression(y, weights=ne).x
        print("  isotonic", round(deviance_of_logs(k, ne, np.log(p), np.log(1 - p)), 9))
        log, lin = unit(np.log(x)), unit(x)
        for link in ("gumbel", "logistic"):
            row = profile(lambda z, rising: fit(link, k, ne, g, z, rising)[2], log)
            print(f"  {link}", np.round(row, 6).tolist())
        for axis, t in (("log", log), ("linear", lin)):
            row = profile(lambda z, rising: identity(k, ne, z, rising), t)
            print(f"  identity {axis}", np.round(row, 9).tolist())
            row = profile(lambda z, rising: identity_maximum(k, ne, z, rising), t)
            print(f"  identity {axis}, true maximum", np.round(row, 6).tolist())
        if g == 0:
            at = int(np.argmax(np.diff(y))) + 1
            f = min(0.01, k[:at].sum() / ne[:at].sum())
            rows = [profile(lambda z, rising: fit("gumbel", k, ne, c, z, rising)[2], log) for c in (0, f / 2, f)]
            print("  gumbel with floors 0, f/2, f", np.round(np.min(rows, axis=0), 6).tolist(), "f", f)
        print("  extrapolation", extrapolation(x, y, n, g))
    print("INDICES (emergence score, linearity)")
    for name, y in INDICES.items():
        print(f"  {name}: %.9f %.9f" % indices(y))
