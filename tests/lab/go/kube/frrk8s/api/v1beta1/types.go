// Package v1beta1 lets MetalLB compile without frr-k8s: it declares what MetalLB's BGP backend
// mentions and nothing more. The lab announces addresses by ARP, so none of this ever runs.
package v1beta1

import (
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
)

// FRRConfiguration is the object that the backend would hand to frr-k8s.
type FRRConfiguration struct {
	metav1.TypeMeta
	metav1.ObjectMeta
	Spec FRRConfigurationSpec
}

// DeepCopyObject makes FRRConfiguration a runtime.Object.
func (c *FRRConfiguration) DeepCopyObject() runtime.Object { return c.DeepCopy() }

// DeepCopy copies the metadata; nothing in the lab fills the rest.
func (c *FRRConfiguration) DeepCopy() *FRRConfiguration {
	copied := *c
	c.ObjectMeta.DeepCopyInto(&copied.ObjectMeta)
	return &copied
}

// DeepCopyInto is shallow for the same reason.
func (s *FRRConfigurationSpec) DeepCopyInto(out *FRRConfigurationSpec) { *out = *s }

// AddToScheme registers nothing: the lab's cluster has no such resource.
func AddToScheme(*runtime.Scheme) error { return nil }

type FRRConfigurationSpec struct {
	BGP          BGPConfig
	NodeSelector metav1.LabelSelector
}

type BGPConfig struct {
	Routers     []Router
	BFDProfiles []BFDProfile
}

type Router struct {
	ASN       uint32
	ID        string
	VRF       string
	Neighbors []Neighbor
	Prefixes  []string
}

type Neighbor struct {
	Address                string
	Interface              string
	ASN                    uint32
	DynamicASN             DynamicASNMode
	Port                   *uint16
	HoldTime               *metav1.Duration
	KeepaliveTime          *metav1.Duration
	ConnectTime            *metav1.Duration
	BFDProfile             string
	EnableGracefulRestart  bool
	EBGPMultiHop           bool
	DualStackAddressFamily bool
	DisableMP              bool
	Password               string
	PasswordSecret         SecretReference
	ToAdvertise            Advertise
}

type DynamicASNMode string

type SecretReference struct{ Name, Namespace string }

type Advertise struct {
	Allowed                   AllowedOutPrefixes
	PrefixesWithLocalPref     []LocalPrefPrefixes
	PrefixesWithCommunity     []CommunityPrefixes
	PrefixesWithAsPathPrepend []AsPathPrependPrefixes
}

type AllowedOutPrefixes struct{ Prefixes []string }

type LocalPrefPrefixes struct {
	LocalPref uint32
	Prefixes  []string
}

type CommunityPrefixes struct {
	Community string
	Prefixes  []string
}

type AsPathPrependPrefixes struct {
	AsPathPrepend uint8
	Prefixes      []string
}

type BFDProfile struct {
	Name             string
	ReceiveInterval  *uint32
	TransmitInterval *uint32
	DetectMultiplier *uint32
	EchoInterval     *uint32
	MinimumTTL       *uint32
	EchoMode         *bool
	PassiveMode      *bool
}
