"""What there is: frozen records, their ids and their anchors. Standard library only, apart from the codec."""
