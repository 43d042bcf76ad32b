"""The map's projection, Equal Earth: areas keep their sizes, the north does not swell."""

import math

#: The size of the whole map, in its own units.
WIDTH, HEIGHT = 1000, 487
_A = (1.340264, -0.081106, 0.000893, 0.003796)
_SCALE = WIDTH / 5.4133  # the equator's length in the projection's units


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Return x, rightwards, and y, downwards, of a place given in degrees.

    >>> project(0, 0)
    (500.0, 243.5)
    """
    angle = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    square = angle * angle
    sixth = square**3
    x = math.radians(longitude) * math.cos(angle)
    x /= math.sqrt(3) / 2 * (_A[0] + 3 * _A[1] * square + sixth * (7 * _A[2] + 9 * _A[3] * square))
    y = angle * (_A[0] + _A[1] * square + sixth * (_A[2] + _A[3] * square))
    return WIDTH / 2 + x * _SCALE, HEIGHT / 2 - y * _SCALE
