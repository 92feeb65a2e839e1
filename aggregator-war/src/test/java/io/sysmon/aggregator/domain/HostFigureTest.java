package io.sysmon.aggregator.domain;

import static io.sysmon.aggregator.domain.DeviceLayer.GROUND;
import static io.sysmon.aggregator.domain.DeviceLayer.UPPER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HostFigureTest {

    @Test
    void sumsTheGroundAndNotWhatLiesOnItInWhateverOrder() {
        for (List<DeviceLayer> order : List.of(
                List.of(GROUND, GROUND, UPPER), List.of(UPPER, GROUND, GROUND), List.of(GROUND, UPPER, GROUND))) {
            HostFigure figure = new HostFigure(DeviceCombination.SUM);
            order.forEach(layer -> figure.add(layer, 7, layer == UPPER ? 30 : 15));

            assertThat(figure.value()).as(order.toString()).isEqualTo(30);
        }
    }

    @Test
    void sumsTheUpperLayerWhereThereIsNoOther() {
        HostFigure figure = new HostFigure(DeviceCombination.SUM);
        figure.add(UPPER, 7, 1);
        figure.add(UPPER, 7, 2);

        assertThat(figure.value()).isEqualTo(3);
    }

    @Test
    void countsOnlyTheNewestMoment() {
        HostFigure figure = new HostFigure(DeviceCombination.SUM);
        figure.add(GROUND, 7, 100);
        figure.add(UPPER, 9, 1);
        figure.add(GROUND, 8, 50);

        assertThat(figure.value()).isEqualTo(1);
        assertThat(figure.timestamp()).isEqualTo(9);
    }

    @Test
    void takesTheHighestOfAllWhereNothingAddsUp() {
        HostFigure figure = new HostFigure(DeviceCombination.MAX);
        figure.add(GROUND, 7, 20);
        figure.add(UPPER, 7, 90);
        figure.add(GROUND, 7, 30);

        assertThat(figure.value()).isEqualTo(90);
    }

    @Test
    void isNoNumberWithoutASample() {
        assertThat(new HostFigure(DeviceCombination.SUM).value()).isNaN();
    }

    @Test
    void tellsTheUpperLayerByTheNamesThatLinuxGives() {
        assertThat(List.of(
                        "device=dm-0", "device=md127", "device=md_d0", "device=bcache0", "device=zd16", "device=drbd1"))
                .allMatch(tags -> DeviceLayer.of(tags) == UPPER);
        assertThat(List.of(
                        "interface=bond0",
                        "interface=br0",
                        "interface=br-lan",
                        "interface=vmbr1",
                        "interface=team0",
                        "interface=eth0.5",
                        "interface=bond0.100",
                        "interface=vlan7",
                        "interface=wg0",
                        "interface=tun3"))
                .allMatch(tags -> DeviceLayer.of(tags) == UPPER);
    }

    @Test
    void takesEverythingElseForTheGround() {
        assertThat(List.of(
                        "",
                        "device=sda",
                        "device=nvme0n1",
                        "device=vda",
                        "device=mmcblk0",
                        "device=rbd0",
                        "interface=eth0",
                        "interface=enp3s0f1",
                        "interface=wlan0",
                        "interface=uplink",
                        "mount=/mnt/md0",
                        "sensor=dm-0"))
                .allMatch(tags -> DeviceLayer.of(tags) == GROUND);
    }
}
