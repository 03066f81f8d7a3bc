"""The measures of colour give the values that were published for them."""

import numpy as np
import pytest

from tests.colour_vision import EYES, appearance, contrast, laid_on, linear, seen, uniform


@pytest.mark.parametrize(
    ("light", "values"), [(200.0, (48.0314, 38.7789, 191.0452)), (20.0, (47.6856, 29.7580, 185.3445))]
)
def test_ciecam02_gives_the_values_of_its_worked_example(light: float, values: tuple[float, float, float]) -> None:
    """CIE 159:2004, section 9, for two levels of light."""
    found = appearance(np.array([19.31, 23.93, 10.14]), np.array([98.88, 90.0, 32.03]), light, 18.0)
    assert tuple(round(float(part), 4) for part in found) == pytest.approx(values, abs=2e-4)


def test_the_uniform_space_is_the_one_of_luo_cui_and_li() -> None:
    point = uniform(np.array(50.0), np.array(20.0), np.array(10.0))
    assert [round(float(part), 4) for part in point] == [62.963, 16.2274, 2.8613]


def test_contrast_and_light_are_those_of_the_standards() -> None:
    assert round(contrast((0, 0, 0), (255, 255, 255)), 2) == 21
    assert [round(float(part), 3) for part in linear((255, 128, 0))] == [1.0, 0.216, 0.0]
    assert laid_on((0, 100, 200), (100, 100, 100), 0.5) == (50, 100, 150)


@pytest.mark.parametrize("eye", EYES)
def test_an_eye_that_lacks_a_cone_sees_greys_as_they_are(eye: str) -> None:
    greys = [(0, 0, 0), (120, 120, 120), (255, 255, 255)]
    assert seen(greys, eye) == pytest.approx(seen(greys, "normal"), abs=0.05)


def test_red_and_green_come_closer_for_those_who_lack_a_cone_for_them() -> None:
    red, green = (200, 80, 60), (110, 130, 50)
    far = {eye: round(float(np.linalg.norm(np.subtract(*seen([red, green], eye))))) for eye in EYES}
    assert far["deutan"] < far["protan"] < far["tritan"]
    assert far["deutan"] < far["normal"] / 2
