"""Where the invented families live and the invented firms stand: the places of the eight families."""

from dataclasses import dataclass
from random import Random

from app.matching.values import Place


@dataclass(frozen=True, slots=True)
class Locality:
    """A place of the demonstration: a real division, its centre in microdegrees, and its usual wage in yuan a month."""

    division: str
    name: str
    latitude: int
    longitude: int
    usual_wage_yuan: int

    @property
    def city(self) -> str:
        """The short name of its city: 石河子, 泉州."""
        return self.name.partition("市")[0]

    def near(self, random: Random, reach: int = 60_000) -> Place:
        """A point at most `reach` microdegrees from the centre each way (60,000 is some 6 km)."""
        return Place(
            self.division,
            self.latitude + random.randint(-reach, reach),
            self.longitude + random.randint(-reach, reach),
        )


SHIHEZI = Locality("659001", "石河子市", 44_305_000, 86_080_000, 3900)
YINCHUAN = Locality("640104", "银川市兴庆区", 38_474_000, 106_289_000, 4000)
BENGBU = Locality("340303", "蚌埠市蚌山区", 32_917_000, 117_374_000, 3900)
QUANGANG = Locality("350505", "泉州市泉港区", 25_127_000, 118_916_000, 4400)
FUMIN = Locality("530124", "昆明市富民县", 25_222_000, 102_498_000, 3700)
NANNING = Locality("450107", "南宁市西乡塘区", 22_833_000, 108_313_000, 4000)

LOCALITIES = (SHIHEZI, YINCHUAN, BENGBU, QUANGANG, FUMIN, NANNING)
