#!/usr/bin/env bash
# Starts a Slurm of one node, this one, for trying search-slurm.sh: as root, with the Debian packages slurm-wlm and munge. It ends with the processes it started:
# slurm-single-node.sh COMMAND...
set -euo pipefail

for needed in munged slurmctld slurmd sbatch; do
  command -v "$needed" > /dev/null || { echo "There is no $needed: apt-get install slurm-wlm munge" >&2; exit 3; }
done
[ "$(id -u)" -eq 0 ] || { echo "Slurm's daemons need root." >&2; exit 3; }

state=$(mktemp -d)
host=$(hostname -s)
mkdir -p "$state/ctld" "$state/d"
cat > "$state/slurm.conf" <<CONFIGURATION
ClusterName=single
SlurmctldHost=$host
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$state/munge.socket
CredType=cred/munge
ProctrackType=proctrack/pgid
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
StateSaveLocation=$state/ctld
SlurmdSpoolDir=$state/d
SlurmctldPidFile=$state/ctld.pid
SlurmdPidFile=$state/d.pid
SlurmctldPort=16817
SlurmdPort=16818
NodeName=$host CPUs=$(nproc) State=UNKNOWN
PartitionName=all Nodes=$host Default=YES MaxTime=INFINITE State=UP
CONFIGURATION
dd if=/dev/urandom of="$state/munge.key" bs=128 count=1 2> /dev/null
chmod 700 "$state"
chmod 600 "$state/munge.key"
export SLURM_CONF=$state/slurm.conf

started=()

# Ends everything that was started, the command too, however this script ends; what does not end in 5 s is killed.
finish() {
  trap '' INT TERM HUP
  [ ${#started[@]} -eq 0 ] || kill "${started[@]}" 2> /dev/null || true
  for _ in $(seq 50); do
    kill -0 "${started[@]}" 2> /dev/null || break
    sleep 0.1
  done
  [ ${#started[@]} -eq 0 ] || kill -KILL "${started[@]}" 2> /dev/null || true
  wait 2> /dev/null || true
  rm -rf "$state"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

munged --foreground --force --key-file="$state/munge.key" --socket="$state/munge.socket" --pid-file="$state/munge.pid" --log-file="$state/munge.log" --seed-file="$state/munge.seed" > /dev/null 2>&1 &
started+=($!)
for _ in $(seq 50); do [ -S "$state/munge.socket" ] && break; sleep 0.1; done
slurmctld -D -f "$SLURM_CONF" > "$state/ctld.log" 2>&1 &
started+=($!)
slurmd -D -f "$SLURM_CONF" > "$state/d.log" 2>&1 &
started+=($!)
for _ in $(seq 100); do
  sinfo --noheader --format=%t 2> /dev/null | grep -q idle && break
  sleep 0.2
done
if ! sinfo --noheader --format=%t 2> /dev/null | grep -q idle; then
  echo "Slurm's node does not come up:" >&2
  tail -n 5 "$state/ctld.log" "$state/d.log" >&2
  exit 3
fi

# In the background, so that a signal is heard at once.
"$@" <&0 &
command=$!
started+=("$command")
wait "$command"
