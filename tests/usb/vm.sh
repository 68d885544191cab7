#!/usr/bin/env bash
# vm.sh WORKDIR GUEST_COMMAND: boots a Linux kernel in qemu over this machine's own files (read only; what the guest
# writes stays in its memory), with a USB keyboard (id kbd) and a USB serial adapter (id ser, its other end the unix
# socket WORKDIR/ser.sock), both unpluggable by the monitor at WORKDIR/mon.sock. Prints the guest's console.
# Needs root, and Debian's packages; those that are missing are installed.
set -eu
work=$1
guest=$2
mkdir -p "$work"
cd "$work"

missing=""
command -v qemu-system-x86_64 >/dev/null || missing="$missing qemu-system-x86"
[ -x /bin/busybox ] || missing="$missing busybox-static"
command -v cpio >/dev/null || missing="$missing cpio"
command -v depmod >/dev/null || missing="$missing kmod"
if [ -n "$missing" ]; then
  echo "installing$missing" >&2
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi
if [ ! -f vmlinuz ]; then
  package=$(apt-cache depends linux-image-amd64 | awk '/Depends/{print $2; exit}')
  echo "fetching $package" >&2
  apt-get download -qq "$package" >&2
  dpkg -x linux-image-*.deb root
  cp root/boot/vmlinuz-* vmlinuz
fi

kernel=$(ls root/lib/modules)
[ -f "root/lib/modules/$kernel/modules.dep" ] || depmod -b root "$kernel"
rm -rf initrd
mkdir -p initrd/bin initrd/lib/modules initrd/proc initrd/sys initrd/dev initrd/newroot
cp /bin/busybox initrd/bin/
number=100
for module in 9p 9pnet_virtio virtio_pci overlay usbhid hid_generic usbserial ftdi_sio xhci_pci uhid; do
  modprobe -d root -S "$kernel" --show-depends "$module" 2>/dev/null | awk '/insmod/{print $2}'
done | awk '!seen[$0]++' | while read -r file; do
  cp "$file" "initrd/lib/modules/$number-$(basename "$file")"
  number=$((number + 1))
done
printf '%s' "$guest" >initrd/command
cat >initrd/init <<'INIT'
#!/bin/busybox sh
/bin/busybox --install -s /bin
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
for file in /lib/modules/*; do
  case $file in *.xz) xz -dc "$file" >/tmp.ko; insmod /tmp.ko 2>/dev/null ;; *) insmod "$file" 2>/dev/null ;; esac
done
mkdir -p /ro /rw
mount -t 9p -o trans=virtio,version=9p2000.L,ro,msize=1048576,cache=loose host /ro
mount -t tmpfs -o size=2g tmpfs /rw
mkdir /rw/up /rw/wk
mount -t overlay -o lowerdir=/ro,upperdir=/rw/up,workdir=/rw/wk overlay /newroot
for d in dev proc sys; do mount --move /$d /newroot/$d; done
ip link set lo up
command=$(cat /command)
chroot /newroot /bin/sh -c "exec </dev/null; $command"
echo "GUEST ended $?"
poweroff -f
INIT
chmod +x initrd/init
(cd initrd && find . | cpio -o -H newc 2>/dev/null | gzip -1 >../initrd.gz)

rm -f ser.sock mon.sock
exec qemu-system-x86_64 -accel tcg,thread=multi -cpu max -m 4G -smp 2 -display none -serial stdio \
  -monitor unix:mon.sock,server=on,wait=off -no-reboot -kernel vmlinuz -initrd initrd.gz \
  -append "console=ttyS0 quiet panic=1" -net none \
  -virtfs local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap \
  -device qemu-xhci -device usb-kbd,id=kbd \
  -chardev socket,id=serline,path=ser.sock,server=on,wait=off -device usb-serial,chardev=serline,id=ser,always-plugged=on
